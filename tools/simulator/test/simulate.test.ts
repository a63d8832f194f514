import { expect, test } from 'vitest';
import { simulate } from '../src/simulate.ts';

const MINUTE_MS = 60_000;
const [SEEDS, MINUTES] = process.env['FULL'] === '1' ? ([1_000, 600] as const) : ([20, 30] as const);

test(
  `in ${String(SEEDS)} shops nothing is lost, nothing counts twice, and books and devices say the same`,
  { timeout: MINUTES * MINUTE_MS },
  async () => {
    const lines: string[] = [];
    const { summary, isClean } = await simulate({
      seed: 1,
      seeds: SEEDS,
      devices: 4,
      events: 150,
      port: 0,
      shrinks: false,
      say: (line) => lines.push(line),
    });
    expect(summary, lines.join('\n')).toMatch(/, 0 lost, 0 doubled, 0 differences$/);
    expect(isClean, lines.join('\n')).toBe(true);
  },
);
