import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle, measureScreen } from '../src/rules/bundle.ts';
import { makeHouse, place } from './house.ts';

const SELL = 'src/screens/sell/index.tsx';

/** A finished build whose sell screen has `bytes` of JavaScript that does not compress. */
function builtHouse(bytes: number): string {
  const manifest = {
    'index.html': { file: 'entry.js', isEntry: true, imports: ['_shared.js'], dynamicImports: [SELL] },
    '_shared.js': { file: 'shared.js' },
    [SELL]: { file: 'sell.js', isDynamicEntry: true, imports: ['index.html', '_shared.js'], css: ['sell.css'] },
    'src/screens/other.tsx': { file: 'other.js', isDynamicEntry: true },
  };
  return makeHouse({
    'apps/frontend/vite.config.ts': '',
    'apps/frontend/dist/entry.js': 'entry',
    'apps/frontend/dist/shared.js': 'shared',
    'apps/frontend/dist/sell.js': randomBytes(bytes / 2).toString('hex'),
    'apps/frontend/dist/other.js': randomBytes(100).toString('hex'),
    'apps/frontend/dist/.vite/manifest.json': JSON.stringify(manifest),
  });
}

test('adds up the entry, the screen and what they share, each once', () => {
  const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
  const root = builtHouse(0);
  expect(measureScreen(`${root}/apps/frontend/dist`, SELL)).toBe(gzipped('entry') + gzipped('shared') + gzipped(''));
});

test('refuses a screen that is too heavy', async () => {
  const { problems } = await bundle.run(builtHouse(400 * 1024));
  expect(problems.map(place)).toEqual([`apps/frontend/${SELL} bundle`]);
});

test('accepts a light one', async () => {
  expect((await bundle.run(builtHouse(100 * 1024))).problems).toEqual([]);
});

test('cannot say anything when the build has no such screen', () => {
  expect(() => measureScreen(`${builtHouse(10)}/apps/frontend/dist`, 'src/screens/gone.tsx')).toThrow(/no chunk/);
});
