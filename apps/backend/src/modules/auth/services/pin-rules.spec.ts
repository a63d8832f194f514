import { describe, expect, test } from 'vitest';
import { isTooSimple } from './pin-rules.ts';

const PHONE = '5512345678';

describe('a PIN', () => {
  test.each([
    ['0000', 'one digit'],
    ['999999', 'one digit'],
    ['1234', 'a run'],
    ['456789', 'a run'],
    ['890123', 'a run over nine'],
    ['4321', 'a run down'],
    ['210987', 'a run down over nought'],
    ['1212', 'two digits over and over'],
    ['474747', 'two digits over and over'],
    ['12121', 'two digits over and over, cut short'],
    ['507507', 'three digits twice'],
    ['2580', 'a line of the keypad'],
    ['159753', 'the keypad’s diagonals'],
    ['5678', 'the end of the phone'],
    ['345678', 'the end of the phone'],
  ])('%s is too simple: %s', (pin) => {
    expect(isTooSimple(pin, PHONE)).toBe(true);
  });

  test.each(['1357', '5927', '83061', '482913', '112233', '1235', '5507'])('%s will do', (pin) => {
    expect(isTooSimple(pin, PHONE)).toBe(false);
  });
});
