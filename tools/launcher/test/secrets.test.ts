import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecrets } from '../src/secrets.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'launcher-secrets-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('secrets are made once, differ, and are readable by their owner only', async () => {
  const secrets = await readSecrets(join(dataDir, 'new'));
  expect(new Set(Object.values(secrets)).size).toBe(3);
  expect(secrets.jwtSecret.length).toBeGreaterThanOrEqual(32);
  expect(await readSecrets(join(dataDir, 'new'))).toEqual(secrets);
  expect(statSync(join(dataDir, 'new/secrets.json')).mode & 0o777).toBe(0o600);
});

test('a secret that an older version did not have is added beside those it had', async () => {
  const path = join(dataDir, 'secrets.json');
  writeFileSync(path, JSON.stringify({ jwtSecret: 'kept' }));
  const secrets = await readSecrets(dataDir);
  expect(secrets.jwtSecret).toBe('kept');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(secrets);
});

test('a folder in which nothing can be kept is said by its variable', async () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  await expect(readSecrets(join(file, 'new'))).rejects.toThrow(`DATA_DIR is ${join(file, 'new')}`);
});
