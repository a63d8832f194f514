import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/** What a cashier's phone downloads to sell, over a poor signal, once: afterwards the page comes from the device. */
const budgetBytes = 162 * 1024;
const root = fileURLToPath(new URL('..', import.meta.url));
let out: string;
let manifest: Manifest;

beforeAll(async () => {
  // The test runner's own value would build React's development half.
  vi.stubEnv('NODE_ENV', 'production');
  out = await mkdtemp(join(tmpdir(), 'michangarrito-web-'));
  await build({ root, logLevel: 'error', build: { outDir: out, emptyOutDir: true } });
  manifest = JSON.parse(await readFile(join(out, '.vite/manifest.json'), 'utf8')) as Manifest;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(out, { recursive: true, force: true });
});

/** The chunk and all that it imports at once. */
function closure(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key]?.imports ?? []) closure(imported, seen);
  return seen;
}

test('selling downloads at most 162 KB of gzipped JavaScript', async () => {
  const keys = Object.keys(manifest);
  const counter = keys.find((key) => key === 'src/screens/sell/index.tsx' || key.startsWith('_counter-')) ?? '';
  expect(keys).toContain(counter);
  const chunks = closure(counter, closure('index.html'));
  const files = [...chunks].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(out, file))).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budgetBytes);
});

test('the page runs no inline script and the gallery is not shipped', async () => {
  const html = await readFile(join(out, 'index.html'), 'utf8');
  expect(html).toMatch(/<script[^>]+src=/u);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u);
  expect(Object.keys(manifest).filter((key) => key.includes('gallery'))).toEqual([]);
});
