import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';
import { lineAt, listFiles } from '../sources.ts';

const BINARY = /\.(png|jpe?g|webp|gif|ico|woff2?|ttf|otf|gz|zip|pdf|wasm)$/i;

/** Patterns that would tie the repository to one machine, or to one supplier of packages. */
const PRIVATE: { pattern: RegExp; what: string }[] = [
  { pattern: /(?<![\w.:])\/(?:home|Users)\/[\w.-]+/g, what: 'a home directory' },
  { pattern: /(?<![\w.:/])\/(?:root|work)\/[\w.-]*/g, what: 'a directory of one machine' },
  { pattern: /\b[A-Z]:\\+Users\\+\w+/g, what: 'a home directory' },
  { pattern: /\bfile:\/\/\/\w+/g, what: 'a file address of one machine' },
  { pattern: /\bregistry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)\b/g, what: 'a registry host' },
  { pattern: /"resolved":\s*"https?:/g, what: 'a registry address' },
  { pattern: /_authToken\s*=/g, what: 'a registry credential' },
];

/** No file names a path that exists on one machine only, nor the host that packages came from. */
export const privatePaths: Rule = {
  name: 'private-paths',
  run(root) {
    const problems = listFiles(root)
      .filter((path) => !BINARY.test(path))
      .flatMap((path) => scan(path, readFileSync(join(root, path), 'utf8')));
    return Promise.resolve({ problems });
  },
};

function scan(path: string, text: string): Problem[] {
  return PRIVATE.flatMap(({ pattern, what }) =>
    [...text.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      rule: 'private-paths',
      message: `${match[0]} is ${what}`,
    })),
  );
}
