import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { listWorkspaces, readManifest } from '../sources.ts';

const PAGE = 'docs/dependencies.md';
const OURS = '@michangarrito/';

interface Use {
  directory: string;
  version: string;
}

interface Row {
  line: number;
  name: string;
  where: string[];
  why: string;
  licence: string;
}

/** Every direct dependency is pinned, has one version in the house, and one true line in docs/dependencies.md. */
export const dependencies: Rule = {
  name: 'dependencies',
  run(root) {
    const uses = collectUses(root);
    const rows = readRows(root);
    const problems = [
      ...[...uses].flatMap(([name, where]) => checkVersions(name, where)),
      ...[...uses].flatMap(([name, where]) =>
        checkRow(
          root,
          name,
          where,
          rows.filter((row) => row.name === name),
        ),
      ),
      ...rows
        .filter((row) => !uses.has(row.name))
        .map((row) => problem(PAGE, `${row.name} is listed, and no package.json depends on it`, row.line)),
    ];
    return Promise.resolve({ problems });
  },
};

function collectUses(root: string): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const directory of ['', ...listWorkspaces(root)]) {
    const manifest = readManifest(root, directory);
    const direct = [
      manifest.dependencies,
      manifest.devDependencies,
      manifest.optionalDependencies,
      manifest.peerDependencies,
    ].flatMap((group) => Object.entries(group ?? {}));
    for (const [name, version] of direct) {
      if (name.startsWith(OURS)) continue;
      uses.set(name, [...(uses.get(name) ?? []), { directory: directory === '' ? 'root' : directory, version }]);
    }
  }
  return uses;
}

function checkVersions(name: string, uses: Use[]): Problem[] {
  const loose = uses
    .filter(({ version }) => !/^(npm:[^@]+@|[~^])?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(({ directory, version }) =>
      problem(manifestOf(directory), `${name} is "${version}": give a version, exact or with ^ or ~`),
    );
  const versions = new Set(uses.map(({ version }) => version));
  if (versions.size < 2) return loose;
  const [first] = uses;
  const asked = uses.map(({ directory, version }) => `${directory} ${version}`).join(', ');
  return [...loose, problem(manifestOf(first?.directory ?? 'root'), `${name} is asked in several versions: ${asked}`)];
}

function checkRow(root: string, name: string, uses: Use[], rows: Row[]): Problem[] {
  const where = uses.map(({ directory }) => directory).sort();
  const [row, second] = rows;
  if (row === undefined) {
    return [problem(manifestOf(where[0] ?? 'root'), `${name} has no line in ${PAGE} (where: ${where.join(', ')})`)];
  }
  const problems: Problem[] = [];
  if (second !== undefined) problems.push(problem(PAGE, `${name} is listed twice`, second.line));
  if (row.where.toSorted().join() !== where.join()) {
    problems.push(problem(PAGE, `${name} is used in: ${where.join(', ')}`, row.line));
  }
  if (row.why === '') problems.push(problem(PAGE, `${name} does not say why it is here`, row.line));
  const licence = installedLicence(root, name, where);
  if (licence !== undefined && licence !== row.licence) {
    problems.push(problem(PAGE, `${name} says its licence is ${licence}`, row.line));
  }
  return problems;
}

/** The licence that the installed package declares; undefined when it is not installed (other platforms' binaries). */
function installedLicence(root: string, name: string, where: string[]): string | undefined {
  const places = ['', ...where.filter((directory) => directory !== 'root')];
  const directory = places
    .map((place) => join(place, 'node_modules', name))
    .find((path) => existsSync(join(root, path)));
  if (directory === undefined) return undefined;
  const { license } = JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8')) as { license?: string };
  return license;
}

function readRows(root: string): Row[] {
  if (!existsSync(join(root, PAGE))) return [];
  return readFileSync(join(root, PAGE), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const [, name = '', where = '', why = '', licence = ''] = text
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''));
      if (!text.startsWith('|') || name === 'package' || /^:?-+:?$/.test(name)) return [];
      return [{ line: index + 1, name, where: where.split(/,\s*/), why, licence }];
    });
}

const manifestOf = (directory: string): string => (directory === 'root' ? 'package.json' : `${directory}/package.json`);

function problem(path: string, message: string, line?: number): Problem {
  return { path, ...(line === undefined ? {} : { line }), rule: 'dependencies', message };
}
