import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', 'test-results']);

/** Every file of the repository that people write or commit, relative to the root with forward slashes, sorted. */
export function listFiles(root: string, under = ''): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(root, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(...listFiles(root, path));
    else if (entry.isFile() && !entry.name.endsWith('.log') && entry.name !== '.env') found.push(path);
  }
  return found.sort();
}

export interface Manifest {
  name?: string;
  workspaces?: string[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Reads the package.json of `directory`, which is relative to the root; '' is the root itself. */
export function readManifest(root: string, directory = ''): Manifest {
  return JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8')) as Manifest;
}

/** Directories of the npm workspaces, relative to the root, sorted. */
export function listWorkspaces(root: string): string[] {
  return (readManifest(root).workspaces ?? [])
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((directory) => directory.replaceAll('\\', '/'))
    .filter((directory) => existsSync(join(root, directory, 'package.json')))
    .sort();
}

export const isTypeScript = (path: string): boolean => /\.(ts|tsx|mts)$/.test(path);

/** Written by a program, so that no rule about how people write applies. */
export const isGenerated = (path: string): boolean =>
  path.endsWith('.gen.ts') || path === 'packages/api-client/openapi.json';

/** Code that runs only in tests. */
export const isTest = (path: string): boolean =>
  /(^|\/)test\//.test(path) || /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('e2e/');

/** The 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
