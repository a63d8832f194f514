import type {
  AnyCommand,
  Customer,
  MirrorTill,
  RecordSale,
  RefundSale,
  SaleDetail,
  TillReading,
} from '@michangarrito/contracts';
import { centavos, milli, type TaxRate } from '@michangarrito/domain';
import { describe, expect, test } from 'vitest';
import { overlayCategories } from '../src/overlay/categories.ts';
import { overlayCustomers } from '../src/overlay/customers.ts';
import { applyToProducts, overlayProducts } from '../src/overlay/products.ts';
import { overlaySales, saleFromCommand } from '../src/overlay/sales.ts';
import { overlayTills, tillReading } from '../src/overlay/tills.ts';
import { LINE, SESSION, product } from './fakes.ts';

const AT = '2026-11-24T16:00:00.000Z';
const TILL = '0192f0c4-0000-7000-8000-0000000000f1';
const CUSTOMER = '0192f0c4-0000-7000-8000-0000000000c1';
const RATES: TaxRate[] = [{ taxClass: 'iva0', ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2020-01-01' }];
const NO_SALES: ReadonlyMap<string, SaleDetail> = new Map();
const BOLILLO = { ...product(0, 10_000), id: LINE.productId! };

let seq = 0;
function command<Type extends AnyCommand['type']>(type: Type, payload: object, id?: string) {
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

const pay = (method: string, amount: number) => ({
  id: `${method}${amount}`,
  method,
  amountCentavos: centavos(amount),
  tenderedCentavos: null,
  reference: null,
});
function sale(payments: object[], changes: Partial<RecordSale['payload']> = {}): RecordSale {
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
function refund(saleId: string, payments: object[], changes: Partial<RefundSale['payload']> = {}): RefundSale {
  const lines = [{ lineNumber: 1, quantityMilli: milli(1000), destination: 'stock' }];
  const payload = { saleId, tillSessionId: TILL, lines, payments, totalCentavos: 300, reason: 'Mordido', ...changes };
  return command('refundSale', payload);
}
const ticket = (lines: object[], payments: object[]) =>
  command('refundTicket', {
    folio: { series: 'B', number: 1 },
    tillSessionId: TILL,
    lines,
    payments,
    totalCentavos: 300,
    reason: 'x',
  });
const known = (...commands: RecordSale[]) =>
  overlaySales(NO_SALES, commands, { rates: RATES, people: [], customers: new Map() });

describe('products', () => {
  const stock = (...commands: AnyCommand[]) =>
    overlayProducts(new Map([[BOLILLO.id, BOLILLO]]), commands, NO_SALES).get(BOLILLO.id)?.stockMilli;

  test('leave with sales and come and go with movements, in the order of the journal', () => {
    const count = command('recordStockMovement', {
      productId: BOLILLO.id,
      change: { reason: 'count', countedMilli: 3000 },
      note: null,
    });
    expect(stock(sale([pay('cash', 600)]))).toBe(8000);
    expect(stock(sale([pay('cash', 600)]), count)).toBe(3000);
    expect(stock(count, sale([pay('cash', 600)]))).toBe(1000);
  });

  test('come back with a refund of a sale that is known, unless they are lost', () => {
    const sold = sale([pay('cash', 600)]);
    const back = refund(sold.id, [pay('cash', 300)]);
    const lost = refund(sold.id, [], { lines: [{ lineNumber: 1, quantityMilli: milli(1000), destination: 'waste' }] });
    const products = new Map([[BOLILLO.id, BOLILLO]]);
    const after = (one: AnyCommand) => overlayProducts(products, [sold, one], known(sold)).get(BOLILLO.id)?.stockMilli;
    expect(after(back)).toBe(9000);
    expect(after(lost)).toBe(8000);
    expect(overlayProducts(products, [back], NO_SALES).get(BOLILLO.id)?.stockMilli).toBe(10_000);
  });

  test('come back with a ticket of another device', () => {
    const line = { productId: BOLILLO.id, quantityMilli: milli(1000), amountCentavos: 300 };
    const back = ticket(
      [
        { ...line, destination: 'stock' },
        { ...line, destination: 'waste' },
      ],
      [],
    );
    expect(stock(back)).toBe(11_000);
  });

  test('are made and edited; what touches none leaves the same map', () => {
    const { id, stockMilli: _stock, archived: _archived, updatedAt: _updated, ...fields } = product(5, 0);
    const made = command('createProduct', { ...fields, initialStockMilli: 4000 }, id);
    const edited = command('editProduct', { productId: id, changes: { name: { from: 'x', to: 'Concha' } } });
    const products = overlayProducts(new Map(), [made, edited], NO_SALES);
    expect(products.get(id)).toMatchObject({ name: 'Concha', stockMilli: 4000, updatedAt: AT });
    const till = command('openTill', { floatCentavos: 1 });
    expect(applyToProducts(products, till, NO_SALES)).toBe(products);
    expect(applyToProducts(products, edited, NO_SALES)).not.toBe(products);
  });
});

test('categories made here come last, and once', () => {
  const made = command('createCategory', { name: 'Pan' });
  const before = new Map([['a', { id: 'a', name: 'Dulces', position: 0 }]]);
  const after = overlayCategories(before, [made, made]);
  expect([...after.values()]).toEqual([
    { id: 'a', name: 'Dulces', position: 0 },
    { id: made.id, name: 'Pan', position: 1 },
  ]);
});

describe('customers', () => {
  const row = (balance: number): Customer => ({
    id: CUSTOMER,
    name: 'Doña Mary',
    phone: null,
    creditLimitCentavos: null,
    dueRule: { kind: 'none' },
    note: null,
    balanceCentavos: centavos(balance),
    oldestOpenAt: balance > 0 ? '2026-11-01T00:00:00.000Z' : null,
    overdue: balance > 0,
    archived: false,
  });
  const after = (balance: number, commands: AnyCommand[], sales = NO_SALES) =>
    overlayCustomers(new Map([[CUSTOMER, row(balance)]]), commands, sales).get(CUSTOMER);
  const lent = sale([pay('cash', 200), pay('fiado', 400)], { customerId: CUSTOMER });

  test('owe what was lent and no more, from when it was lent', () => {
    expect(after(0, [lent])).toMatchObject({ balanceCentavos: 400, oldestOpenAt: AT });
    expect(after(0, [sale([pay('cash', 600)], { customerId: CUSTOMER })])).toEqual(row(0));
    expect(after(500, [lent])).toMatchObject({ balanceCentavos: 900, oldestOpenAt: '2026-11-01T00:00:00.000Z' });
  });

  test('owe less by what they pay and by what comes back on credit', () => {
    const abono = command('recordFiadoPayment', { customerId: CUSTOMER, amountCentavos: 150, method: 'cash' });
    expect(after(500, [abono])).toMatchObject({ balanceCentavos: 350, overdue: true });
    expect(after(150, [abono])).toMatchObject({ balanceCentavos: 0, oldestOpenAt: null, overdue: false });
    expect(after(100, [abono])).toMatchObject({ balanceCentavos: -50 });
    const back = refund(lent.id, [pay('fiado', 250), pay('cash', 50)]);
    expect(after(0, [lent, back], known(lent))).toMatchObject({ balanceCentavos: 150 });
    expect(after(400, [back])).toMatchObject({ balanceCentavos: 400 });
  });

  test('are made and edited', () => {
    const { name, phone, creditLimitCentavos, dueRule, note } = row(0);
    const made = command('createCustomer', { name, phone, creditLimitCentavos, dueRule, note }, 'new');
    const edited = command('editCustomer', { customerId: 'new', changes: { phone: { from: null, to: '5512345678' } } });
    const bought = sale([pay('fiado', 600)], { customerId: 'new' });
    expect(overlayCustomers(new Map(), [made, edited, bought, made], NO_SALES).get('new')).toMatchObject({
      phone: '5512345678',
      balanceCentavos: 600,
    });
  });
});

describe('the till', () => {
  const open = () => command('openTill', { floatCentavos: 50_000 }, TILL);
  const overlay = (commands: AnyCommand[], tills: MirrorTill[] = []) =>
    overlayTills(new Map(tills.map((till) => [till.id, till])), commands, () => 'Mary');
  const reading = (...commands: AnyCommand[]): TillReading => tillReading(overlay(commands), SESSION.deviceId);

  test('holds what it was opened with, and is nobody’s before', () => {
    expect(reading()).toMatchObject({ session: null, expectedCentavos: 0, watermarks: [] });
    expect(reading(open())).toMatchObject({
      session: { id: TILL, openedByName: 'Mary', floatCentavos: 50_000, businessDate: '2026-11-24' },
      expectedCentavos: 50_000,
      movements: [{ kind: 'float', count: 1, amountCentavos: 50_000 }],
    });
    expect(Object.keys(reading(open()))).not.toContain('deviceId');
  });

  test('moves with everything that moves cash, and counts sales by method', () => {
    const sold = sale([pay('cash', 400), pay('card', 200)]);
    const abono = (method: string) =>
      command('recordFiadoPayment', { customerId: CUSTOMER, amountCentavos: 100, method, tillSessionId: TILL });
    const out = command('recordCashMovement', {
      kind: 'expense',
      amountCentavos: 1000,
      reason: 'gas',
      tillSessionId: TILL,
    });
    const commands = [open(), sold, abono('cash'), abono('transfer'), out, refund(sold.id, [pay('cash', 300)])];
    expect(reading(...commands, ticket([], [pay('cash', 50), pay('card', 250)]))).toMatchObject({
      expectedCentavos: 50_000 + 400 + 100 - 1000 - 300 - 50,
      salesCount: 1,
      salesCentavos: 600,
      refundsCentavos: 600,
      byMethod: { cashCentavos: 400, cardCentavos: 200, transferCentavos: 0, fiadoCentavos: 0 },
    });
  });

  test('knows how far into this device’s journal it counts, beside what it knew of others', () => {
    const opened = open();
    const sold = sale([pay('cash', 600)]);
    const [till] = overlay([opened]).values();
    const other = { deviceId: 'other', deviceSeq: 44 };
    const far = { deviceId: SESSION.deviceId, deviceSeq: 1_000_000 };
    const after = (watermarks: TillReading['watermarks']) =>
      tillReading(overlay([sold], [{ ...till!, watermarks }]), SESSION.deviceId).watermarks;
    expect(after([other])).toEqual([other, { deviceId: SESSION.deviceId, deviceSeq: sold.deviceSeq }]);
    expect(after([far])).toEqual([far]);
  });

  test('counts what knew of no session, and nothing of another’s or after it was closed', () => {
    const elsewhere = sale([pay('cash', 600)], { tillSessionId: 'other' });
    const nowhere = sale([pay('cash', 600)], { tillSessionId: null });
    expect(reading(open(), elsewhere, nowhere)).toMatchObject({ expectedCentavos: 50_600, salesCount: 1 });
    const closed = command('closeTill', { kind: 'z', tillSessionId: TILL, countedCentavos: 1 });
    expect(reading(open(), closed, nowhere)).toMatchObject({ session: null, expectedCentavos: 0 });
    const read = command('closeTill', { kind: 'x', tillSessionId: TILL, countedCentavos: null });
    expect(reading(open(), read)).toMatchObject({ session: { id: TILL } });
  });

  test('a device reads its own session, else the shop’s last', () => {
    const [till] = overlay([open()]).values();
    const older = { ...till!, id: 'older', deviceId: 'other', openedAt: '2026-11-24T10:00:00.000Z' };
    const later = { ...till!, id: 'later', deviceId: 'another', openedAt: '2026-11-24T18:00:00.000Z' };
    const tills = new Map([older, later, till!].map((one) => [one.id, one]));
    expect(tillReading(tills, SESSION.deviceId).session?.id).toBe(TILL);
    expect(tillReading(tills, 'a device without one').session?.id).toBe('later');
  });
});

describe('sales', () => {
  const context = {
    rates: RATES,
    people: [{ id: SESSION.actorId, name: 'Mary' }],
    customers: new Map([[CUSTOMER, { name: 'Doña Lety' }]]),
  };

  test('made here are told as the server will tell them', () => {
    const sold = sale([{ ...pay('cash', 600), tenderedCentavos: centavos(1000) }], { customerId: CUSTOMER });
    expect(overlaySales(NO_SALES, [sold], context).get(sold.id)).toMatchObject({
      folio: 'A-000007',
      actorName: 'Mary',
      customerName: 'Doña Lety',
      status: 'recorded',
      totalCentavos: 600,
      lines: [{ lineNumber: 1, name: 'Bolillo', totalCentavos: 600, refundedMilli: 0 }],
      payments: [{ method: 'cash', changeCentavos: 400, refundedCentavos: 0 }],
      refunds: [],
    });
  });

  test('what the server tells already stays as it tells it', () => {
    const sold = sale([pay('cash', 600)]);
    const told = { ...known(sold).get(sold.id)!, actorName: 'el servidor' };
    expect(overlaySales(new Map([[sold.id, told]]), [sold], context).get(sold.id)).toBe(told);
  });

  test('one that cannot be priced is left out', () => {
    const broken = sale([pay('cash', 599)]);
    expect(saleFromCommand(broken, { rates: RATES, actorName: '', customerName: null })).toBeNull();
    expect(overlaySales(NO_SALES, [broken], context).size).toBe(0);
  });

  test('come back in parts, until all is back', () => {
    const sold = sale([pay('cash', 200), pay('cash', 400)]);
    const once = overlaySales(NO_SALES, [sold, refund(sold.id, [pay('cash', 300)])], context).get(sold.id);
    expect(once).toMatchObject({
      status: 'partly_refunded',
      refundedCentavos: 300,
      lines: [{ refundedMilli: 1000, refundedCentavos: 300 }],
      payments: [{ refundedCentavos: 200 }, { refundedCentavos: 100 }],
      refunds: [{ totalCentavos: 300, reason: 'Mordido' }],
    });
    const twice = [sold, refund(sold.id, [pay('cash', 300)]), refund(sold.id, [pay('cash', 300)])];
    const all = overlaySales(NO_SALES, twice, context).get(sold.id);
    expect(all).toMatchObject({ status: 'refunded', refundedCentavos: 600, lines: [{ refundedCentavos: 600 }] });
    const thrice = overlaySales(NO_SALES, [...twice, refund(sold.id, [pay('cash', 300)])], context).get(sold.id);
    expect(thrice).toMatchObject({
      refundedCentavos: 900,
      lines: [{ refundedMilli: 3000, refundedCentavos: 900 }],
      payments: [{ refundedCentavos: 200 }, { refundedCentavos: 700 }],
    });
  });
});
