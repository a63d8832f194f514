import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Problem, Rule } from '../src/problem.ts';

// Each test starts a real tool, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const REPOSITORY = join(import.meta.dirname, '../../..');
const CONFIGURATION = [
  '.gitignore',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  '.editorconfig',
  '.dependency-cruiser.json',
  'knip.json',
  'tsconfig.base.json',
];

/** Our own packages of a small house, with the layers of the real one. */
const WORKSPACES = [
  'apps/backend',
  'apps/frontend',
  'packages/domain',
  'packages/contracts',
  'packages/local-store',
  'packages/auditor',
  'packages/testing',
];

/** A small repository with this one's configuration and tools, removed when the test ends. Returns its root. */
export function makeHouse(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of CONFIGURATION) copyFileSync(join(REPOSITORY, name), join(root, name));
  linkTools(root);
  write(root, 'package.json', JSON.stringify({ name: 'house', workspaces: ['apps/*', 'packages/*'] }));
  for (const directory of WORKSPACES) addWorkspace(root, directory);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

/** The problems of one rule in a small house, as `path:line rule`. */
export async function problemsIn(rule: Rule, files: Record<string, string>): Promise<string[]> {
  const { problems } = await rule.run(makeHouse(files));
  return problems.map(place);
}

/** Where a problem is and which rule says so, without its wording. */
export function place({ path, line, rule }: Problem): string {
  return line === undefined ? `${path} ${rule}` : `${path}:${line} ${rule}`;
}

function linkTools(root: string): void {
  const installed = join(REPOSITORY, 'node_modules');
  mkdirSync(join(root, 'node_modules/@michangarrito'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== '@michangarrito') symlinkSync(join(installed, name), join(root, 'node_modules', name));
  }
}

function addWorkspace(root: string, directory: string): void {
  const name = `@michangarrito/${directory.split('/')[1] ?? ''}`;
  const options = directory === 'apps/frontend' ? { jsx: 'react-jsx', lib: ['ES2024', 'DOM'] } : {};
  write(
    root,
    `${directory}/package.json`,
    JSON.stringify({ name, type: 'module', exports: { '.': './src/index.ts' } }),
  );
  write(
    root,
    `${directory}/tsconfig.json`,
    JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions: options, include: ['src', 'test'] }),
  );
  symlinkSync(join(root, directory), join(root, 'node_modules', name));
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
