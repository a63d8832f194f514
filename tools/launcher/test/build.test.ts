import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from '../src/build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'launcher-build-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
  writeFileSync(join(root, 'lock.json'), '1');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const hash = (): Promise<string> => hashInputs(root, ['lock.json', 'src', 'gone']);

test('the hash of the inputs changes with a file’s content, name or absence, and with nothing else', async () => {
  const first = await hash();
  writeFileSync(join(root, 'other.ts'), 'outside');
  expect(await hash()).toBe(first);
  const hashes = new Set([first]);
  const steps = [
    () => writeFileSync(join(root, 'src/deep/a.ts'), 'b'),
    () => writeFileSync(join(root, 'src/deep/b.ts'), ''),
    () => rmSync(join(root, 'src/deep/b.ts')),
    () => writeFileSync(join(root, 'lock.json'), '2'),
  ];
  for (const step of steps) {
    step();
    hashes.add(await hash());
  }
  // Removing what was added gives back the hash before it.
  expect(hashes.size).toBe(4);
});
