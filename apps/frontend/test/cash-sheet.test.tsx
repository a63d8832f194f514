import { staticMarkup } from './static-markup.tsx';
import { expect, test } from 'vitest';
import { CashSheet } from '../src/screens/closure/components/cash-sheet.tsx';
import { emptyCash, readCash } from '../src/screens/closure/state/cash-draft.ts';

const sheet = (direction: 'in' | 'out') => staticMarkup(<CashSheet direction={direction} onClose={() => undefined} />);

test('money that leaves is neither spent nor taken until somebody says so, and the button says what is missing', () => {
  const out = sheet('out');
  expect(out.match(/type="radio"/gu)).toHaveLength(2);
  expect(out).not.toContain('checked=""');
  expect(out).not.toContain('Guardar gasto');
  expect(out).toContain('Elige gasto o lo saqué');
  expect(sheet('in')).toContain('Escribe cuánto');
});

test('what is missing is asked in order, and nothing is recorded before the last of it', () => {
  const nothing = emptyCash('out');
  expect(readCash(nothing)).toEqual({ ok: false, first: 'kind', missing: ['kind', 'amount', 'reason'] });
  expect(readCash({ ...nothing, kind: 'out', reason: 'luz' })).toMatchObject({ first: 'amount', missing: ['amount'] });
  expect(readCash({ kind: null, amount: '30', reason: 'hielo' })).toMatchObject({ ok: false, first: 'kind' });
  expect(readCash({ kind: 'expense', amount: '30', reason: ' hielo ' })).toEqual({
    ok: true,
    kind: 'expense',
    amountCentavos: 3000,
    reason: 'hielo',
  });
  expect(readCash({ ...emptyCash('in'), amount: '100', reason: 'cambio' })).toMatchObject({ ok: true, kind: 'in' });
});
