import type { AnyCommand, RecordSale, RefundSale, SaleDetail } from '@michangarrito/contracts';
import { centavos, milli, type TaxRate } from '@michangarrito/domain';
import { overlaySales } from '../src/overlay/sales.ts';
import { LINE, SESSION, product } from './fakes.ts';

export const AT = '2026-11-24T16:00:00.000Z';
export const TILL = '0192f0c4-0000-7000-8000-0000000000f1';
export const CUSTOMER = '0192f0c4-0000-7000-8000-0000000000c1';
export const RATES: TaxRate[] = [{ taxClass: 'iva0', ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2020-01-01' }];
export const NO_SALES: ReadonlyMap<string, SaleDetail> = new Map();
export const BOLILLO = { ...product(0, 10_000), id: LINE.productId! };

let seq = 0;
export function command<Type extends AnyCommand['type']>(type: Type, payload: object, id?: string) {
  seq += 1;
  const suffix = String(seq).padStart(12, '0');
  return {
    ...SESSION,
    id: id ?? `0192f0c4-0000-7000-8000-${suffix}`,
    deviceSeq: seq,
    recordedAt: AT,
    businessDate: '2026-11-24',
    skewMs: null,
    v: 1,
    type,
    payload,
  } as unknown as Extract<AnyCommand, { type: Type }>;
}

export const pay = (method: string, amount: number) => ({
  id: `${method}${amount}`,
  method,
  amountCentavos: centavos(amount),
  tenderedCentavos: null,
  reference: null,
});
export function sale(payments: object[], changes: Partial<RecordSale['payload']> = {}): RecordSale {
  const payload = {
    folio: { series: 'A', number: 7 },
    customerId: null,
    tillSessionId: TILL,
    lines: [LINE],
    discountCentavos: 0,
    totalCentavos: 600,
    payments,
    note: null,
    ...changes,
  };
  return command('recordSale', payload);
}
export function refund(saleId: string, payments: object[], changes: Partial<RefundSale['payload']> = {}): RefundSale {
  const lines = [{ lineNumber: 1, quantityMilli: milli(1000), destination: 'stock' }];
  const payload = { saleId, tillSessionId: TILL, lines, payments, totalCentavos: 300, reason: 'Mordido', ...changes };
  return command('refundSale', payload);
}
export const ticket = (lines: object[], payments: object[]) =>
  command('refundTicket', {
    folio: { series: 'B', number: 1 },
    tillSessionId: TILL,
    lines,
    payments,
    totalCentavos: 300,
    reason: 'x',
  });
export const known = (...commands: RecordSale[]) =>
  overlaySales(NO_SALES, commands, { rates: RATES, people: [], customers: new Map() });
