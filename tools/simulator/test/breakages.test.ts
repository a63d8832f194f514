import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Breakage } from '../src/breakage.ts';
import { BREAKAGES } from '../src/breakages.ts';
import { runBroken } from '../src/broken-copy.ts';

const root = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

function argumentsOf({ seed, seeds, events }: Breakage): string[] {
  const several = seeds === 1 ? [] : ['--seeds', String(seeds)];
  return ['--seed', String(seed), ...several, '--events', String(events)];
}

test.each(BREAKAGES)('what $name breaks is there, once', ({ edits }) => {
  for (const { file, search } of edits) expect(root(file).split(search).length).toBe(2);
});

test('every breakage is told with its seed', () => {
  const page = root('docs/sync.md');
  const rows = BREAKAGES.map((breakage) => `| \`${breakage.name}\` | \`${argumentsOf(breakage).join(' ')}\` |`);
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});

test.runIf(process.env['FULL'] === '1').each(BREAKAGES)(
  'the simulator finds that $name',
  { timeout: 600_000 },
  async (breakage) => {
    const { exitCode, output } = await runBroken(breakage, [...argumentsOf(breakage), '--whole']);
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(/^seed \d+ fails:$/m);
  },
);
