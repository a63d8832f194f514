import { expect, test } from 'vitest';
import { NO_BURST, readKey, type ReadKey } from '../src/design/reader.ts';

/** Types keys at a steady pace; answers what each was. */
function type(keys: readonly string[], paceMs: number, typing = false): ReadKey[] {
  let burst = NO_BURST;
  return keys.map((key, index) => {
    const read = readKey(burst, key, 5_000 + index * paceMs, typing);
    burst = read.burst;
    return read;
  });
}

const keys = (text: string, ...after: string[]): string[] => [...text.split(''), ...after];
const codeOf = (keys: readonly string[], paceMs: number, typing = false) => type(keys, paceMs, typing).at(-1);

test('what a reader types is a code and its Enter is not the screen’s', () => {
  expect(codeOf(keys('7501234567893', 'Enter'), 8)).toMatchObject({ code: '7501234567893', isReaders: true });
  expect(codeOf(keys('7501234567893', 'Enter'), 8, true)).toMatchObject({ code: '7501234567893', isReaders: true });
  expect(codeOf(['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'], 8)).toMatchObject({ code: 'AB12', isReaders: true });
});

test('the second Enter of a reader that sends two is its own too', () => {
  const typed = type(keys('7501234567893', 'Enter', 'Enter'), 8);
  expect(typed.filter(({ code }) => code !== null)).toHaveLength(1);
  expect(typed.at(-1)).toMatchObject({ code: null, isReaders: true });
});

test('a hand is no reader', () => {
  expect(codeOf(keys('7501234567893', 'Enter'), 120)).toMatchObject({ code: null, isReaders: false });
  expect(codeOf(keys('1500', 'Enter'), 8, true)).toMatchObject({ code: null, isReaders: false });
  expect(codeOf(keys('123456', 'Enter'), 60, true)).toMatchObject({ code: null, isReaders: false });
  expect(codeOf(keys('bolillo', 'Enter'), 8, true)).toMatchObject({ code: null, isReaders: false });
  expect(codeOf(['Enter'], 8)).toMatchObject({ code: null, isReaders: false });
});
