import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureInstalled, isInstalled } from '../install.mjs';
import { findRuntime } from '../runtime.mjs';
import { ROOT } from '../src/environment.ts';

type Packages = Record<string, Record<string, unknown>>;

let root: string;
let said: string[];
let installs: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launcher-install-'));
  mkdirSync(join(root, 'node_modules'));
  said = [];
  installs = 0;
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function writeLock(packages: Packages): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

function writeInstalled(packages: Packages): void {
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

function ensure(works = true): void {
  ensureInstalled(
    root,
    (line) => said.push(line),
    () => {
      installs += 1;
      return works;
    },
  );
}

test('installs once, says so, and again only when the lockfile changes', () => {
  writeLock({ 'node_modules/pg': { version: '1.0.0' } });
  ensure();
  ensure();
  expect([installs, said.length]).toEqual([1, 1]);
  writeLock({ 'node_modules/pg': { version: '1.0.1' } });
  ensure();
  expect(installs).toBe(2);
});

test('a failed install is a sentence, and is tried again', () => {
  writeLock({ 'node_modules/pg': { version: '1.0.0' } });
  expect(() => ensure(false)).toThrow(/npm registry/);
  expect(() => ensure(false)).toThrow(/npm registry/);
  expect(installs).toBe(2);
});

test('what a developer has just installed by hand is not installed again', () => {
  writeLock({ 'node_modules/pg': { version: '1.0.1' } });
  writeInstalled({ 'node_modules/pg': { version: '1.0.1' } });
  ensure();
  expect(installs).toBe(0);
});

test.each<[string, Packages, Packages, boolean]>([
  ['another version', { 'node_modules/a': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.1' } }, false],
  ['a missing package', { 'node_modules/a': { version: '1.0.0' } }, {}, false],
  ['a missing link', { 'node_modules/a': { link: true } }, {}, false],
  ['a workspace, which is no package of npm’s', { 'packages/a': { version: '1.0.0' } }, {}, true],
  [
    'an optional package of another platform',
    { 'node_modules/a': { version: '1.0.0', optional: true, os: ['plan9'], cpu: [process.arch] } },
    {},
    true,
  ],
  [
    'a missing optional package of this platform',
    { 'node_modules/a': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] } },
    {},
    false,
  ],
])('%s', (_name, wanted, installed, complete) => {
  writeLock(wanted);
  writeInstalled(installed);
  expect(isInstalled(root)).toBe(complete);
});

test('the runtime is the locked Node, else a system one that is new enough, else a sentence', () => {
  expect(findRuntime(ROOT)).toMatch(/node(\.exe)?$/);
  expect(findRuntime(root, { program: '/usr/bin/node', version: 'v24.3.0' })).toBe('/usr/bin/node');
  expect(() => findRuntime(root, { program: '/usr/bin/node', version: 'v20.20.2' })).toThrow(/install Node 24/);
});

test('the lockfile names the binaries of every platform, or npm ci refuses it', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Packages };
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys((entry['optionalDependencies'] as object | undefined) ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${path} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
