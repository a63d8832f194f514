import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { isTest, isTypeScript, lineAt, listFiles, readManifest } from '../sources.ts';

const VARIABLES = '.env.example';
/** Set by systems and tools, not by who configures the project. */
const NOT_OURS = new Set([
  'CI',
  'DEBUG',
  'HOME',
  'LOCALAPPDATA',
  'NODE_OPTIONS',
  'NO_COLOR',
  'FORCE_COLOR',
  'PATH',
  'XDG_STATE_HOME',
]);

/** Pages link to files that exist and name commands that exist; .env.example holds the variables that the code reads. */
export const docs: Rule = {
  name: 'docs',
  run(root) {
    const paths = listFiles(root);
    const scripts = new Set(Object.keys(readManifest(root).scripts ?? {}));
    const pages = paths.filter((path) => path.endsWith('.md'));
    const problems = pages.flatMap((path) => checkPage(root, path, scripts));
    const code = paths.filter((path) => (isTypeScript(path) || path.endsWith('.mjs')) && !isTest(path));
    return Promise.resolve({ problems: [...problems, ...checkVariables(root, code)] });
  },
};

function checkPage(root: string, path: string, scripts: ReadonlySet<string>): Problem[] {
  const text = readFileSync(join(root, path), 'utf8');
  const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)]
    .filter(([, target = '']) => !existsSync(join(root, posix.join(dirname(path), target))))
    .map((match) => problem(path, text, match, `links to ${match[1] ?? ''}, which does not exist`));
  const commands = [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
    .filter(([, name = '']) => !scripts.has(name))
    .map((match) => problem(path, text, match, `names \`${match[0]}\`, which package.json does not have`));
  return [...links, ...commands];
}

function checkVariables(root: string, code: string[]): Problem[] {
  if (!existsSync(join(root, VARIABLES))) return [];
  const example = readFileSync(join(root, VARIABLES), 'utf8');
  const listed = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)];
  const names = new Set(listed.map(([, name]) => name));
  const texts = code.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const unlisted = texts.flatMap(({ path, text }) =>
    readsOf(text)
      .filter(([, name = '']) => !names.has(name) && !NOT_OURS.has(name))
      .map((match) => problem(path, text, match, `reads ${match[1] ?? ''}, which ${VARIABLES} does not explain`)),
  );
  const unread = listed
    .filter(([, name = '']) => !texts.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text)))
    .map((match) => problem(VARIABLES, example, match, `explains ${match[1] ?? ''}, which no code reads`));
  return [...unlisted, ...unread];
}

/** Where a text reads a variable: from the environment itself, or as a field of the schema that the environment must satisfy. */
function readsOf(text: string): RegExpExecArray[] {
  const direct = [...text.matchAll(/\bprocess\.env(?:\.|\[')([A-Z][A-Z0-9_]+)/g)];
  const isSchema = /\.object\(/.test(text) && text.includes('NodeJS.ProcessEnv');
  return isSchema ? [...direct, ...text.matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)] : direct;
}

function problem(path: string, text: string, match: RegExpExecArray, message: string): Problem {
  return { path, line: lineAt(text, match.index), rule: 'docs', message };
}
