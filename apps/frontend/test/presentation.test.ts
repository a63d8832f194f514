import { describe, expect, test } from 'vitest';
import { initials } from '../src/design/initials.ts';
import { keepUnits } from '../src/design/keep-units.ts';
import { groupTyped, keypadKey, strayKey, typeKey, type KeypadKey } from '../src/design/keypad-text.ts';
import { shapeTint } from '../src/design/silhouette.tsx';
import { isTooMuchMoney, isUnreadMoney } from '../src/design/money-text.ts';
import { neighbour } from '../src/design/tab-order.ts';
import { amountSheet } from '../src/messages/sell-sheets.ts';

describe('initials', () => {
  test.each([
    ['Sra. Carmen', 'SC'],
    ['Paty de la estética', 'PA'],
    ['Doña Lupe', 'DL'],
    ['Don Chuy', 'CH'],
    ['Don', 'DO'],
    ['beto ramírez', 'BR'],
    ['Ñ', 'Ñ'],
    ['  ', ''],
    ['🥚 Huevo', '🥚H'],
  ])('%s is %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('keepUnits', () => {
  test.each([
    ['Coca-Cola 600 ml', 'Coca-Cola 600\u00a0ml'],
    ['Papel higiénico 4 pzas', 'Papel higiénico 4\u00a0pzas'],
    ['Leche 1 L entera', 'Leche 1\u00a0L entera'],
    ['7 Leguas blanco', '7 Leguas blanco'],
    ['Foco 60 W', 'Foco 60\u00a0W'],
  ])('%s', (name, kept) => {
    expect(keepUnits(name)).toBe(kept);
  });
});

describe('the hue of a shape', () => {
  test.each([
    ['Coca-Cola 600 ml', 28],
    ['Coca-Cola sin azúcar 600 ml', 28],
    ['Agua Bonafont 1.5 L', 232],
    ['Aceite Nutrioli 850 ml', 92],
    ['Jugo Del Valle durazno 413 ml', 62],
    ['Refresco de LIMÓN', 128],
  ])('%s', (name, hue) => {
    expect(shapeTint('botella', name)).toMatchObject({ '--h': hue });
  });
});

describe('what is asked for by pesos', () => {
  test.each([
    ['Jamón de pierna', 'Agregar $20.00 de jamón'],
    ['Queso Oaxaca', 'Agregar $20.00 de queso Oaxaca'],
    ['Arroz', 'Agregar $20.00 de arroz'],
  ])('%s', (name, said) => {
    expect(amountSheet.add('$20.00', name)).toBe(said);
  });
});

describe('typeKey', () => {
  const type = (keys: string, options?: Parameters<typeof typeKey>[2]) =>
    [...keys].reduce((text, key) => typeKey(text, (key === '<' ? 'erase' : key) as KeypadKey, options), '');
  test.each([
    ['20', '20'],
    ['007', '7'],
    ['.5', '0.5'],
    ['1.2.3', '1.23'],
    ['1.999', '1.99'],
    ['1234567', '123456'],
    ['12<<<3', '3'],
    ['0.0', '0.0'],
  ])('%s types %s', (keys, text) => {
    expect(type(keys)).toBe(text);
  });
  test('pieces take no point and weights take three places', () => {
    expect(type('1.5', { decimals: 0 })).toBe('15');
    expect(type('0.1567', { decimals: 3 })).toBe('0.156');
  });
  test('a keyboard types the same keys, and shortcuts type nothing', () => {
    const key = (name: string, held: 'ctrlKey' | 'altKey' | null = null) =>
      keypadKey({ key: name, ctrlKey: held === 'ctrlKey', altKey: held === 'altKey', metaKey: false });
    expect(['7', '.', ',', 'Backspace'].map((name) => key(name))).toEqual(['7', '.', '.', 'erase']);
    expect([key('a'), key('Enter'), key('7', 'ctrlKey'), key('7', 'altKey')]).toEqual([null, null, null, null]);
  });
});

test('a swipe past the last category stays', () => {
  const tabs = [{ id: 'a' }, { id: 'b' }] as const;
  expect(neighbour(tabs, 'a', 1)).toBe('b');
  expect(neighbour(tabs, 'b', 1)).toBeNull();
  expect(neighbour(tabs, 'a', -1)).toBeNull();
});

describe('what an amount has no place for is never dropped', () => {
  const stray = (key: string, shown: string, decimal = true, ctrlKey = false) =>
    strayKey({ key, ctrlKey, altKey: false, metaKey: false }, shown, decimal);
  test('a minus, a point or comma among pieces, a second point, a digit too many', () => {
    expect([stray('-', '0', false), stray(',', '5', false), stray('.', '5', false)]).toEqual(['-', ',', '.']);
    expect([stray('.', '$1.2'), stray('4', '$1.23'), stray('7', '$123456'), stray('1', '0.125 kg')]).toEqual([
      '.',
      '4',
      '7',
      '1',
    ]);
  });
  test('nothing else', () => {
    expect([stray('5', '$0'), stray(',', '$1'), stray('4', '0.12 kg'), stray('a', '$1')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([stray('Enter', '$1'), stray('-', '$1', true, true)]).toEqual([null, null]);
  });
  test.each(['1.234,50', '-5', '5,5', '12,34', 'doce', '1.234'])('%s in a field is not understood', (text) => {
    expect(isUnreadMoney(text)).toBe(true);
  });
  test.each(['', '$', '.', '.5', '5.', '1,234.50', '$ 20', '1234'])('“%s” is understood, or only begins', (text) => {
    expect(isUnreadMoney(text)).toBe(false);
  });
  test('no field takes ten million pesos', () => {
    expect(['9,999,999.99', '10000000', '9'.repeat(30)].map(isTooMuchMoney)).toEqual([false, true, true]);
  });
});

test('an amount being typed has its thousands apart', () => {
  expect(['$999999', '$1234.5', '1500 g', '$0', '0.125 kg', '$1000.'].map(groupTyped)).toEqual([
    '$999,999',
    '$1,234.5',
    '1,500 g',
    '$0',
    '0.125 kg',
    '$1,000.',
  ]);
});
