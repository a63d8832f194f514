import type { AnyCommand, Customer, MirrorTill, TillReading } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import { describe, expect, test } from 'vitest';
import { overlayClosures } from '../src/overlay/closures.ts';
import { overlayCustomers } from '../src/overlay/customers.ts';
import { overlayTills, tillReading } from '../src/overlay/tills.ts';
import { SESSION } from './fakes.ts';
import { AT, CUSTOMER, NO_SALES, TILL, command, known, pay, refund, sale, ticket } from './overlay-fixtures.ts';

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

  test('that is closed here is a corte with what it came to, until the server has it', () => {
    const close = (kind: string) =>
      command('closeTill', { kind, tillSessionId: TILL, countedCentavos: 50_500, denominations: [], note: 'Faltó' });
    const [z, x] = [close('z'), close('x')];
    const commands = [open(), sale([pay('cash', 600)]), x, z, sale([pay('cash', 600)], { tillSessionId: null })];
    const closures = overlayClosures(new Map(), commands, overlay(commands), () => 'Mary');
    expect([...closures.values()]).toMatchObject([
      { id: z.id, number: null, actorName: 'Mary', expectedCentavos: 50_600, differenceCentavos: -100, salesCount: 1 },
    ]);
    const [here] = closures.values();
    const known = new Map([[z.id, { ...here!, number: 4 }]]);
    expect(overlayClosures(known, commands, overlay(commands), () => 'Mary')).toEqual(known);
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

  test('that is opened later has what no session had, until a corte Z takes it', () => {
    const nowhere = () => sale([pay('cash', 600)], { tillSessionId: null });
    const abono = command('recordFiadoPayment', {
      ...{ customerId: CUSTOMER, amountCentavos: 100, method: 'cash', tillSessionId: null },
    });
    const early = nowhere();
    expect(reading(early, abono, open())).toMatchObject({
      ...{ expectedCentavos: 50_700, salesCount: 1, salesCentavos: 600 },
      byMethod: { cashCentavos: 600 },
    });
    const closed = command('closeTill', { kind: 'z', tillSessionId: TILL, countedCentavos: 50_600 });
    const next = command('openTill', { floatCentavos: 10_000 }, 'next');
    expect(reading(early, open(), closed, next)).toMatchObject({ session: { id: 'next' }, expectedCentavos: 10_000 });
    expect(reading(early, open(), closed, nowhere(), next)).toMatchObject({ expectedCentavos: 10_600, salesCount: 1 });
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
