import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '../src/index.ts';

const CHECKSUMS = new URL('../schemas/CHECKSUMS', import.meta.url);

describe('the migrations', () => {
  it('are as they were when they were frozen, and each is frozen', async () => {
    const lines = (await readMigrations()).map(({ name, checksum }) => `${checksum}  ${name}\n`);
    expect(lines.join('')).toBe(await readFile(CHECKSUMS, 'utf8'));
  });
});
