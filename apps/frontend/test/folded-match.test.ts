import { expect, test } from 'vitest';
import { foldedMatch } from '../src/design/folded-match.ts';

test.each([
  ['Jamón de pierna', 'jam', 'Jam'],
  ['Jamón de pierna', 'jamon', 'Jamón'],
  ['Jamo\u0301n', 'jamon', 'Jamo\u0301n'],
  ['Jamón de pierna', 'pie', 'pie'],
  ['Coca-Cola 600 ml', 'col', 'Col'],
  ['Agua 1.5 L', '5', '5'],
  ['Ñandú', 'nan', 'Ñan'],
])('in %s, %s marks %s', (name, word, marked) => {
  const match = foldedMatch(name, word);
  expect(match && name.slice(...match)).toBe(marked);
});

test('the middle of a word is no match', () => {
  expect(foldedMatch('Jamón de pierna', 'mon')).toBeNull();
  expect(foldedMatch('', 'a')).toBeNull();
});
