import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex, foldText, matchesTokens, searchScore, tokens } from '../src/index.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ñÑáÉüİßΣς -/½ªＡ\ud800'.split('')) }),
);

describe('foldText', () => {
  it.each([
    ['Jamón  S/Grasa', 'jamon s grasa'],
    ['PIÑA', 'pina'],
    ['  Güero’s (2 pzas.) ', 'guero s 2 pzas'],
    ['Coca-Cola® 1.5L', 'coca cola 1 5l'],
    ['n\u0303andu\u0301', 'nandu'],
    ['', ''],
    ['¡!', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('folds what is folded to itself, into letters, digits and single spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        expect(foldText(text.normalize('NFD'))).toBe(folded);
      }),
    );
  });
});

describe('tokens', () => {
  it('are the words, each once', () => {
    expect(tokens('Pan de caja, PAN integral')).toEqual(['pan', 'de', 'caja', 'integral']);
    expect(tokens(' - ')).toEqual([]);
  });
});

describe('matching', () => {
  const text = tokens('Leche Lala Deslactosada 1 L');

  it.each([
    ['lala le', true],
    ['DESLÁC', true],
    ['leche x', false],
    ['actosada', false],
    ['', true],
  ])('%j begins words of the name: %s', (query, matches) => {
    expect(matchesTokens(tokens(query), text)).toBe(matches);
  });

  it('scores whole words above beginnings and the first word above the others', () => {
    const score = (query: string) => searchScore(tokens(query), text);
    expect(score('leche')).toBeGreaterThan(score('lech'));
    expect(score('lech')).toBeGreaterThan(score('desl'));
    expect(score('lala')).toBeGreaterThan(score('lal'));
    expect(score('leche lala')).toBeGreaterThan(score('leche'));
    expect(score('leche z')).toBe(0);
  });
});

describe('createSearchIndex', () => {
  const products = [
    'Leche Lala 1 L',
    'Lechera',
    'Pan blanco',
    'Café con leche',
    'Leche',
    'Piña en almíbar',
    'Leche',
  ].map((name, id) => ({ id, name }));
  const index = createSearchIndex(products);
  const found = (query: string, limit = 10) => index.search(query, limit).map(({ id }) => id);

  it('finds by beginnings of words without accents, best first', () => {
    expect(found('leche')).toEqual([4, 6, 0, 3, 1]);
    expect(found('LECHE lal')).toEqual([0]);
    expect(found('pina')).toEqual([5]);
    expect(found('almi pi')).toEqual([5]);
    expect(found('cafe leche')).toEqual([3]);
    expect(found('leche', 2)).toEqual([4, 6]);
  });

  it('finds nothing for nothing', () => {
    for (const query of ['', '  ', '¿?', 'xyz', 'leche xyz']) expect(found(query)).toEqual([]);
    expect(found('leche', 0)).toEqual([]);
    expect(createSearchIndex([]).search('a', 5)).toEqual([]);
  });

  it('agrees with scoring every name', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abñ1'.split('')), minLength: 1, maxLength: 3 });
    const name = fc.array(word, { minLength: 0, maxLength: 4 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 30 }),
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (names, queries, limit) => {
          const items = names.map((text, id) => ({ id, name: text }));
          const searched = createSearchIndex(items);
          for (const query of queries) {
            const wanted = tokens(query);
            const naive = items
              .map((item) => ({ item, words: tokens(item.name), score: searchScore(wanted, tokens(item.name)) }))
              .filter(({ score }) => score > 0)
              .sort(
                (left, right) =>
                  right.score - left.score ||
                  left.words.length - right.words.length ||
                  Number(left.words.join(' ') > right.words.join(' ')) -
                    Number(left.words.join(' ') < right.words.join(' ')) ||
                  left.item.id - right.item.id,
              )
              .map(({ item }) => item);
            expect(searched.search(query, limit)).toEqual(naive.slice(0, limit));
          }
        },
      ),
    );
  });
});
