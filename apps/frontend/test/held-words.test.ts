import { expect, test } from 'vitest';
import type { HeldCommand } from '../src/data/types.ts';
import { cashThatStays, mayAccept, reasonOf, stillWaiting } from '../src/screens/review/state/held-words.ts';

const HELD: HeldCommand = {
  id: '01935f2a-0000-7000-8000-000000000001',
  reason: 'parked',
  type: 'refundTicket',
  deviceId: '01935f2a-0000-7000-8000-0000000000d1',
  deviceName: 'Celular',
  actorName: 'Beto',
  recordedAt: '2026-11-28T08:00:00.000Z',
  receivedAt: '2026-11-28T08:00:01.000Z',
  waitsFor: { kind: 'sale', ref: 'B-000123' },
  folio: 'B-000123',
  totalCentavos: null,
  code: null,
};

test('what waits says for what, by its folio and never by an id', () => {
  expect(reasonOf(HELD)).toBe('Espera la venta B-000123');
  expect(reasonOf({ ...HELD, waitsFor: { kind: 'sale', ref: HELD.id } })).toBe('Espera la venta');
  expect(reasonOf({ ...HELD, waitsFor: { kind: 'something new', ref: 'x' } })).toBe('Espera algo de otro aparato');
  expect(stillWaiting(1, [HELD])).toBe('Sigue esperando la venta B-000123.');
  expect(stillWaiting(1, [])).toBe('1 movimiento sigue esperando.');
  expect(stillWaiting(2, [HELD, HELD])).toBe('2 movimientos siguen esperando.');
});

test('only what an unlinked device left is there to be accepted', () => {
  expect(mayAccept([HELD, { ...HELD, reason: 'failed' }])).toBe(false);
  expect(mayAccept([HELD, { ...HELD, reason: 'deposited' }])).toBe(true);
});

test('leaving out says that its cash stays moved, unless none has moved', () => {
  expect(cashThatStays([HELD])).toMatch(/ya salió de la caja/);
  expect(cashThatStays([{ ...HELD, reason: 'refused', type: 'recordFiadoPayment' }])).toMatch(/ya entró a la caja/);
  expect(cashThatStays([HELD, { ...HELD, type: 'recordSale' }])).toMatch(/ya se movió/);
  expect(cashThatStays([{ ...HELD, reason: 'deposited' }])).toBeNull();
  expect(cashThatStays([{ ...HELD, type: 'recordStockMovement' }])).toBeNull();
});
