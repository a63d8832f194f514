import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BREAKAGES } from '../src/breakages.ts';
import { runBroken } from '../src/broken-copy.ts';

const root = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test.each(BREAKAGES)('what $name breaks is there, once', ({ edits }) => {
  for (const { file, search } of edits) expect(root(file).split(search).length).toBe(2);
});

test('every breakage is told with its seed', () => {
  const page = root('docs/sync.md');
  const rows = BREAKAGES.map(
    ({ name, seed, events }) => `| \`${name}\` | \`--seed ${String(seed)} --events ${String(events)}\` |`,
  );
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});

test.runIf(process.env['FULL'] === '1').each(BREAKAGES)(
  'the simulator finds that $name',
  { timeout: 600_000 },
  async (breakage) => {
    const { seed, events } = breakage;
    const { exitCode, output } = await runBroken(breakage, [
      '--seed',
      String(seed),
      '--events',
      String(events),
      '--whole',
    ]);
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(/^seed \d+ fails:$/m);
  },
);
