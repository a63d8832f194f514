import { expect, test } from 'vitest';
import { utcOffsetMinutes } from './time-zone.ts';

test.each([
  ['America/Mexico_City', '2026-07-01T12:00:00Z', -360],
  ['America/Mexico_City', '2021-07-01T12:00:00Z', -300],
  ['America/Tijuana', '2026-07-01T12:00:00Z', -420],
  ['America/Cancun', '2026-01-01T12:00:00Z', -300],
  ['Asia/Kolkata', '2026-01-01T12:00:00Z', 330],
  ['UTC', '2026-01-01T12:00:00Z', 0],
])('%s at %s is %d minutes from UTC', (zone, instant, minutes) => {
  expect(utcOffsetMinutes(zone, new Date(instant))).toBe(minutes);
});

test('a zone that does not exist is refused', () => {
  expect(() => utcOffsetMinutes('America/Nowhere', new Date(0))).toThrow(RangeError);
});
