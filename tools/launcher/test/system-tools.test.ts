import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requireTool, type SystemTool } from '../src/system-tools.ts';

let directory: string;
let tool: SystemTool;
const ignore = (): void => {};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'launcher-tools-'));
  for (const name of ['named', 'on-path', 'usual-place']) {
    writeFileSync(join(directory, name), '#!/bin/sh\n');
    chmodSync(join(directory, name), 0o755);
  }
  tool = { variable: 'MADE_UP_PATH', names: ['on-path'], places: [join(directory, 'usual-place')], package: 'made-up' };
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

test('a tool is looked up by its variable, then on PATH, then in the usual places', () => {
  expect(requireTool(tool, ignore)).toBe(join(directory, 'usual-place'));
  vi.stubEnv('PATH', `/nowhere${delimiter}${directory}`);
  expect(requireTool(tool, ignore)).toBe(join(directory, 'on-path'));
  vi.stubEnv('MADE_UP_PATH', join(directory, 'named'));
  expect(requireTool(tool, ignore)).toBe(join(directory, 'named'));
});

test('a variable that names nothing is an error, not a reason to look elsewhere', () => {
  vi.stubEnv('MADE_UP_PATH', join(directory, 'gone'));
  expect(() => requireTool(tool, ignore)).toThrow(/MADE_UP_PATH names .*gone/);
});

test('what cannot be found or installed is said by its package', () => {
  vi.stubEnv('PATH', '/nowhere');
  const missing = { ...tool, places: [] };
  expect(() => requireTool(missing, ignore)).toThrow(
    "Install the package made-up (Debian's name), or set MADE_UP_PATH",
  );
});
