import type { AnyCommand, ClosureDetail, TillReading } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import { freshPhone, logIn, registerShop, type ShopClient } from '@michangarrito/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSuite, shelve, verdictOf, type SalesSuite } from './support/sales-suite.ts';
import { sell, thing, TILL_THINGS, type Counter } from './support/till-things.ts';

let suite: SalesSuite;
/** Opens and closes the till. */
let closer: ShopClient;
/** Sells with the same till, away from the network now and then. */
let away: ShopClient;
let counter: Counter;

beforeAll(async () => {
  suite = await openSuite();
  const phone = freshPhone();
  closer = await registerShop(suite.url, { phone });
  // A phone gets its next code a while after the last one.
  await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
  away = await logIn(suite.url, phone, closer.login.tenantId, '482913');
  const soda = await shelve(closer, 'Refresco', 1_900);
  const customer = { name: 'Lupita', phone: null, creditLimitCentavos: centavos(5_000_000) };
  const customerId = await closer.record('createCustomer', { ...customer, dueRule: { kind: 'none' }, note: null });
  counter = { soda, customerId };
});
afterAll(() => suite.close());

const corte = (session: string, read: TillReading, kind: 'x' | 'z' = 'z') =>
  closer.command('closeTill', {
    kind,
    tillSessionId: session,
    countedCentavos: centavos(0),
    denominations: [],
    note: null,
    watermarks: read.watermarks,
  });

const send = async (command: AnyCommand) => {
  const verdict = await verdictOf(command.deviceId === closer.login.deviceId ? closer : away, command);
  expect(verdict.verdict).toBe('recorded');
};
const sendAll = async (commands: readonly AnyCommand[]) => {
  for (const command of commands) await send(command);
};
const reading = async () => (await closer.call<TillReading>('GET', '/till')).body;
const open = () => closer.record('openTill', { floatCentavos: centavos(10_000) });

/** Two journals in one order of arrival, each in its own: `turns` says whose turn it is. */
function merge(one: readonly AnyCommand[], other: readonly AnyCommand[], turns: readonly boolean[]): AnyCommand[] {
  const [first, second] = [[...one], [...other]];
  const merged: AnyCommand[] = [];
  for (let turn = 0; first.length + second.length > 0; turn += 1) {
    const from = (turns[turn % turns.length] && first.length > 0) || second.length === 0 ? first : second;
    merged.push(from.shift() as AnyCommand);
  }
  return merged;
}

async function takenBy(closureId: string) {
  const { rows } = await suite.admin.query<{ id: string }>(
    'select movement_id as id from sales.closure_movements where closure_id = $1',
    [closureId],
  );
  const adjustments = await suite.admin.query<{ id: string; reason: string; cash: string; total: string }>(
    'select id, reason, cash_centavos as cash, total_centavos as total from sales.closure_adjustments where closure_id = $1',
    [closureId],
  );
  return {
    movements: rows.map(({ id }) => id).toSorted(),
    adjustments: adjustments.rows
      .map(({ id, reason, cash, total }) => ({ id, reason, cash: Number(cash), total: Number(total) }))
      .toSorted(byId),
  };
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

test('whatever the order in which a corte Z and another device’s movements arrive, it takes the same and tells the rest the same', async () => {
  const kinds = (max: number) => fc.array(fc.constantFrom(...TILL_THINGS), { maxLength: max });
  const story = fc.record({
    before: kinds(3),
    unsent: kinds(2),
    elsewhere: kinds(4),
    turns: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ before, unsent, elsewhere, turns }) => {
      const session = await open();
      const known = before.map((kind) => thing(counter, away, session, kind));
      await sendAll(known.flatMap(({ commands }) => commands));
      const read = await reading();
      const own = unsent.map((kind) => thing(counter, closer, session, kind));
      const z = corte(session, read);
      const later = elsewhere.map((kind) => thing(counter, away, session, kind));
      const journal = [...own.flatMap(({ commands }) => commands), z];
      await sendAll(
        merge(
          journal,
          later.flatMap(({ commands }) => commands),
          turns,
        ),
      );

      const taken = [...known, ...own].flatMap(({ told }) => told);
      const detail = await closer.call<ClosureDetail>('GET', `/till/closures/${z.id}`);
      expect(detail.body.expectedCentavos).toBe(10_000 + taken.reduce((sum, { cash }) => sum + cash, 0));
      const sold = taken.filter(({ reason }) => reason === 'late_sale');
      expect(detail.body).toMatchObject({
        salesCount: sold.length,
        salesCentavos: sold.length * 1_900,
        refundsCentavos: taken.filter(({ reason }) => reason === 'late_refund').length * 1_900,
      });
      expect(await takenBy(z.id)).toEqual({
        movements: [session, ...taken.filter(({ cash }) => cash !== 0).map(({ id }) => id)].toSorted(),
        adjustments: later.flatMap(({ told }) => [...told]).toSorted(byId),
      });
    }),
    { numRuns: process.env['FULL'] === '1' ? 300 : 40 },
  );
}, 120_000);

describe('the watermarks', () => {
  test('of a reading are the highest place of each device, its float and what moved no cash with it', async () => {
    const session = await open();
    const card = sell(counter, away, session, 'card');
    await send(card);
    const { watermarks } = await reading();
    const openedAt = watermarks.find(({ deviceId }) => deviceId === closer.login.deviceId);
    expect(openedAt?.deviceSeq).toBeGreaterThan(0);
    expect(watermarks).toContainEqual({ deviceId: away.login.deviceId, deviceSeq: card.deviceSeq });
    await send(corte(session, await reading()));
  });

  test('say nothing of the corte’s own device, which knows all that it wrote before', async () => {
    const session = await open();
    const own = sell(counter, closer, session, 'cash');
    await send(own);
    const z = closer.command('closeTill', {
      kind: 'z',
      tillSessionId: session,
      countedCentavos: centavos(0),
      denominations: [],
      note: null,
      watermarks: [{ deviceId: closer.login.deviceId.toUpperCase(), deviceSeq: 0 }],
    });
    const verdict = await verdictOf(closer, z);
    expect(verdict.result).toMatchObject({ expectedCentavos: 11_900 });
  });

  test('of an X end what it reads, and it takes nothing', async () => {
    const session = await open();
    const read = await reading();
    await send(sell(counter, away, session, 'cash'));
    const x = corte(session, read, 'x');
    expect((await verdictOf(closer, x)).result).toMatchObject({ kind: 'x', expectedCentavos: 10_000 });
    expect(await takenBy(x.id)).toEqual({ movements: [], adjustments: [] });
    expect((await verdictOf(closer, corte(session, await reading()))).result).toMatchObject({
      expectedCentavos: 11_900,
    });
  });

  test('leave what a device sold without knowing of a session to the next corte that knows of it', async () => {
    const session = await open();
    const read = await reading();
    await sendAll([sell(counter, away, null, 'cash'), sell(counter, away, null, 'card')]);
    const z = corte(session, read);
    expect((await verdictOf(closer, z)).result).toMatchObject({ expectedCentavos: 10_000 });
    expect((await takenBy(z.id)).adjustments).toEqual([]);
    const next = await open();
    const now = await reading();
    expect(now).toMatchObject({ expectedCentavos: 11_900, salesCount: 2, salesCentavos: 3_800 });
    expect((await verdictOf(closer, corte(next, now))).result).toMatchObject({ expectedCentavos: 11_900 });
    await open();
    expect(await reading()).toMatchObject({ expectedCentavos: 10_000, salesCount: 0 });
  });
});
