import { centavos } from '@michangarrito/domain';
import { expect, test } from 'vitest';
import { hoursChart, type HoursInput } from '../src/screens/home/state/hours-chart.ts';

const hour = (at: number, amount: number) => ({ hour: at, salesCentavos: centavos(amount), salesCount: 1 });
const day = (rest: Partial<HoursInput>) =>
  hoursChart({ hours: [], before: [], beforeLabel: null, now: 10, wide: true, ...rest });

test('an empty day has its usual hours, those ahead as a trace, and no lines', () => {
  const chart = day({});
  expect(chart.bars).toHaveLength(14);
  expect(chart.bars.findIndex(({ ahead }) => ahead)).toBe(4);
  expect(chart).toMatchObject({ now: 3, gridlines: [] });
  expect(chart).not.toHaveProperty('peakLabel');
});

test('sales outside of the usual hours widen the day', () => {
  const chart = day({ hours: [hour(5, 1000), hour(22, 2000)], now: 23 });
  expect(chart.bars).toHaveLength(18);
  expect(chart).not.toHaveProperty('now');
});

test('the peak speaks, and at most three lines stand behind', () => {
  for (const pesos of [9, 41, 412, 999, 12_000]) {
    const { peakLabel, gridlines } = day({ hours: [hour(9, 100), hour(13, pesos * 100)] });
    expect(peakLabel).toBe(`$${pesos.toLocaleString('es-MX')}`);
    expect(gridlines.length).toBeGreaterThan(0);
    expect(gridlines.length).toBeLessThanOrEqual(3);
  }
});

test('centavos are rounded away, never cut; an hour that gave back more than it sold has no bar', () => {
  const chart = day({ hours: [hour(9, 32_574), hour(10, -5_000)] });
  expect(chart.peakLabel).toBe('$326');
  expect(chart.bars.every(({ value }) => value >= 0)).toBe(true);
});

test('a phone names both ends and the middle', () => {
  const labels = day({ wide: false }).bars.flatMap(({ label }) => label ?? []);
  expect(labels).toEqual(['7 a.m.', '1 p.m.', '8 p.m.']);
});
