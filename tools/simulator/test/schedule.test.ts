import { expect, test } from 'vitest';
import { FAULTS, WIRE_FAULTS } from '../src/kinds.ts';
import { Dice } from '../src/random.ts';
import { BLOCK, makeSchedule } from '../src/schedule.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

test('the same seed makes the same events, and a shorter run is the beginning of a longer one', () => {
  for (const seed of SEEDS.slice(0, 20)) {
    const long = makeSchedule({ seed, devices: 4, events: 350 });
    expect(makeSchedule({ seed, devices: 4, events: 350 })).toEqual(long);
    expect(makeSchedule({ seed, devices: 4, events: 73 })).toEqual(long.slice(0, 73));
  }
});

test('different seeds make different events', () => {
  const told = SEEDS.map((seed) => JSON.stringify(makeSchedule({ seed, devices: 4, events: 30 })));
  expect(new Set(told).size).toBe(SEEDS.length);
});

test('every hundred events hold every fault, also of the way, and none comes before the shop has opened', () => {
  for (const seed of SEEDS) {
    const events = makeSchedule({ seed, devices: 4, events: BLOCK });
    const kinds = new Set<string>(events.map(({ kind }) => kind));
    expect(FAULTS.filter((fault) => !kinds.has(fault))).toEqual([]);
    const onTheWay = new Set(events.flatMap(({ wire }) => wire));
    expect(WIRE_FAULTS.filter((fault) => !onTheWay.has(fault))).toEqual([]);
    expect(events.slice(0, 12).filter(({ kind }) => FAULTS.some((fault) => fault === kind))).toEqual([]);
  }
});

test('a backup comes before it is put back, and a decision after there is something to decide', () => {
  for (const seed of SEEDS) {
    const kinds = makeSchedule({ seed, devices: 4, events: BLOCK }).map(({ kind }) => kind);
    expect(kinds.indexOf('backup')).toBeLessThan(kinds.indexOf('restore'));
    expect(kinds.indexOf('revoke_device')).toBeLessThan(kinds.indexOf('accept_held'));
    expect(kinds.indexOf('accept_held')).toBeLessThan(kinds.indexOf('reject_held'));
  }
});

test('time goes on, and devices are those that there are', () => {
  for (const seed of SEEDS) {
    const events = makeSchedule({ seed, devices: 3, events: 250 });
    expect(events.every(({ device }) => device >= 0 && device < 3)).toBe(true);
    expect(events.every(({ atMs }, index) => index === 0 || atMs >= (events[index - 1]?.atMs ?? 0))).toBe(true);
  }
});

test('dice are fair enough: every number of a small range comes, and none outside of it', () => {
  const dice = new Dice(7);
  const thrown = Array.from({ length: 6_000 }, () => dice.whole(1, 6));
  for (let face = 1; face <= 6; face += 1) {
    expect(thrown.filter((number) => number === face).length).toBeGreaterThan(850);
  }
  expect(Math.min(...thrown)).toBe(1);
  expect(Math.max(...thrown)).toBe(6);
});
