import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Findings, Problem, Rule } from '../problem.ts';
import { inParallel, runNode } from '../run.ts';
import { isTypeScript, listFiles, listWorkspaces } from '../sources.ts';

/** TypeScript 7 over every project of every workspace, and no TypeScript file outside all of them. */
export const types: Rule = {
  name: 'types',
  async run(root) {
    const sources = listFiles(root).filter(isTypeScript);
    const projects = [
      ...rootProject(root),
      ...listWorkspaces(root).flatMap((directory) => projectsOf(root, directory)),
    ];
    const reports = await inParallel(projects, 2, (project) => checkProject(root, project));
    const checked = new Set(reports.flatMap((report) => report.files));
    const unchecked = sources
      .filter((path) => !checked.has(path))
      .map((path): Problem => ({ path, rule: 'types', message: 'belongs to no tsconfig, so nothing checks it' }));
    // One file may belong to two projects and be reported by both.
    const problems = new Map(
      reports.flatMap((report) => report.problems).map((problem) => [JSON.stringify(problem), problem]),
    );
    return { problems: [...problems.values(), ...unchecked] } satisfies Findings;
  },
};

/** The root's own files, such as the configuration of the tests. */
const rootProject = (root: string): string[] => (existsSync(join(root, 'tsconfig.json')) ? ['tsconfig.json'] : []);

/** A workspace's configurations; `tsconfig.build.json` only emits what another one checks. */
function projectsOf(root: string, directory: string): string[] {
  return readdirSync(join(root, directory))
    .filter((name) => /^tsconfig(\.\w+)?\.json$/.test(name) && name !== 'tsconfig.build.json')
    .map((name) => `${directory}/${name}`);
}

async function checkProject(root: string, project: string): Promise<{ problems: Problem[]; files: string[] }> {
  const compiler = join(root, 'node_modules/typescript7/bin/tsc');
  if (!existsSync(compiler)) throw new Error('typescript7 is not installed');
  // Two projects at a time keep two cores busy; more threads within one only repeat each other's work.
  const flags = ['--noEmit', '--singleThreaded', '--pretty', 'false', '--listFiles'];
  const done = await runNode(root, [compiler, '-p', project, ...flags]);
  const problems: Problem[] = [];
  const files: string[] = [];
  for (const output of done.stdout.split('\n')) {
    const [, path, line, message] = /^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/.exec(output) ?? [];
    const [, general] = /^error (TS\d+: .*)$/.exec(output) ?? [];
    // TS18003: a workspace that has no source yet is not wrong.
    if (general?.startsWith('TS18003')) continue;
    if (path !== undefined && message !== undefined) {
      problems.push({ path, line: Number(line), rule: 'types', message });
    } else if (general !== undefined) {
      problems.push({ path: project, rule: 'types', message: general });
    } else if (output !== '' && !output.startsWith(' ')) {
      files.push(relative(root, output).replaceAll('\\', '/'));
    }
  }
  return { problems, files };
}
