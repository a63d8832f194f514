import { allocateFiadoPayments, centavos } from '@michangarrito/domain';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
let shop: Shop;
beforeAll(async () => {
  books = await Books.open();
  shop = await createShop(books);
});
afterAll(() => books.close());

interface Debt {
  readonly id: string;
  readonly at: string;
  readonly amount: number;
  readonly lowered: number;
}
interface Abono {
  readonly id: string;
  readonly at: string;
  readonly amount: number;
}

// Few instants, so that ties are broken by id.
const instant = fc.integer({ min: 0, max: 5 }).map((hour) => `2026-11-24T0${hour}:00:00.000Z`);
const amount = fc.integer({ min: 1, max: 500 });
const id = fc.constant(null).map(() => uuidv7());
const debts = fc.array(fc.record({ id, at: instant, amount, lowered: fc.integer({ min: 0, max: 600 }) }), {
  maxLength: 6,
});
const abonos = fc.array(fc.record({ id, at: instant, amount }), { maxLength: 6 });

/** Writes the rows for a customer of their own and folds them; answers that customer. */
async function write(owed: readonly Debt[], paid: readonly Abono[]): Promise<string> {
  const customerId = uuidv7();
  await books.asShop(shop.tenantId, `insert into customers.customers (tenant_id, id, name) values ($1, $2, 'Beto')`, [
    shop.tenantId,
    customerId,
  ]);
  await books.asShop(
    shop.tenantId,
    `insert into customers.fiados (tenant_id, id, customer_id, amount_centavos, lowered_centavos, business_date, recorded_at)
     select $1, d.id, $2, d.amount, d.lowered, $3, d.at from jsonb_to_recordset($4) as d (id uuid, at timestamptz, amount bigint, lowered bigint)`,
    [shop.tenantId, customerId, BUSINESS_DATE, JSON.stringify(owed)],
  );
  await books.asShop(
    shop.tenantId,
    `insert into customers.fiado_payments (tenant_id, id, customer_id, amount_centavos, method, actor_id, device_id, business_date, recorded_at)
     select $1, a.id, $2, a.amount, 'cash', $3, $4, $5, a.at from jsonb_to_recordset($6) as a (id uuid, at timestamptz, amount bigint)`,
    [shop.tenantId, customerId, shop.actorId, shop.deviceId, BUSINESS_DATE, JSON.stringify(paid)],
  );
  await books.asShop(shop.tenantId, 'select customers.refold(array[$1::uuid])', [customerId]);
  return customerId;
}

describe('which abono paid which fiado', () => {
  it('is the same in the view, in the fiados and in the domain', async () => {
    await fc.assert(
      fc.asyncProperty(debts, abonos, async (owed, paid) => {
        const customerId = await write(owed, paid);
        const expected = allocateFiadoPayments(
          owed.map((debt) => ({ id: debt.id, at: debt.at, amountCentavos: centavos(debt.amount - debt.lowered) })),
          paid.map((abono) => ({ id: abono.id, at: abono.at, amountCentavos: centavos(abono.amount) })),
        );
        const view = await books.asShop(
          shop.tenantId,
          `select fiado_id as "fiadoId", fiado_payment_id as "paymentId", amount_centavos::int as "amountCentavos"
           from customers.fiado_allocations where customer_id = $1 order by 1, 2`,
          [customerId],
        );
        const byIds = (one: { fiadoId: string; paymentId: string }) => one.fiadoId + one.paymentId;
        expect(view).toEqual(expected.allocations.toSorted((left, right) => (byIds(left) < byIds(right) ? -1 : 1)));

        const folded = await books.asShop<{ id: string; paid: number }>(
          shop.tenantId,
          'select id, paid_centavos::int as paid from customers.fiados where customer_id = $1',
          [customerId],
        );
        const paidOf = new Map(expected.fiados.map((fiado) => [fiado.id, fiado.paidCentavos]));
        expect(new Map(folded.map((fiado) => [fiado.id, fiado.paid]))).toEqual(paidOf);
      }),
      { numRuns: Math.ceil((fc.readConfigureGlobal()?.numRuns ?? 100) / 10) },
    );
  });
});

describe('a sale on credit', () => {
  it('is a fiado, a movement and a balance, due by the customer’s rule; credit in their favour pays it at once', async () => {
    const { tenantId, customerId } = shop;
    await books.asShop(
      tenantId,
      `update customers.customers set due_rule = '{"kind": "days", "days": 15}' where id = $1`,
      [customerId],
    );
    const [first, second] = [saleItem(shop, { fiado: true }), saleItem(shop, { fiado: true })];
    await recordSales(books.app, [first, second]);
    const fiados = `select id, amount_centavos::int as amount, status, due_date::text from customers.fiados where customer_id = $1 order by recorded_at, id`;
    expect(await books.asShop(tenantId, fiados, [customerId])).toEqual([
      { id: first.id, amount: 6_000, status: 'open', due_date: '2026-12-09' },
      { id: second.id, amount: 6_000, status: 'open', due_date: '2026-12-09' },
    ]);
    expect(
      await books.asShop(tenantId, 'select balance_centavos::int as owed from customers.customer_balances'),
    ).toEqual([{ owed: 12_000 }]);
    expect(
      await books.asShop(tenantId, `select kind, amount_centavos::int as amount from customers.customer_movements`),
    ).toEqual([
      { kind: 'fiado', amount: 6_000 },
      { kind: 'fiado', amount: 6_000 },
    ]);

    await books.asShop(
      tenantId,
      `insert into customers.fiado_payments (tenant_id, id, customer_id, amount_centavos, method, actor_id, device_id, business_date, recorded_at)
       values ($1, $2, $3, 15000, 'cash', $4, $5, $6, now())`,
      [tenantId, uuidv7(), customerId, shop.actorId, shop.deviceId, BUSINESS_DATE],
    );
    await recordSales(books.app, [saleItem(shop, { fiado: true })]);
    const statuses = await books.asShop(
      tenantId,
      'select status from customers.fiados where customer_id = $1 order by recorded_at, id',
      [customerId],
    );
    expect(statuses).toEqual([{ status: 'paid' }, { status: 'paid' }, { status: 'partly_paid' }]);
  });

  it.each([
    ['{"kind": "none"}', '2026-11-24', null],
    ['{"kind": "days", "days": 8}', '2026-11-24', '2026-12-02'],
    // 24 November 2026 is a Tuesday (2).
    ['{"kind": "weekly", "weekday": 6}', '2026-11-24', '2026-11-28'],
    ['{"kind": "weekly", "weekday": 2}', '2026-11-24', '2026-12-01'],
    ['{"kind": "weekly", "weekday": 1}', '2026-11-24', '2026-11-30'],
    ['{"kind": "biweekly"}', '2026-11-14', '2026-11-15'],
    ['{"kind": "biweekly"}', '2026-11-15', '2026-11-30'],
    ['{"kind": "biweekly"}', '2026-11-30', '2026-12-15'],
    ['{"kind": "biweekly"}', '2028-02-28', '2028-02-29'],
  ])('%s made on %s is due on %s', async (rule, made, due) => {
    expect(await books.rows('select customers.due_date($1, $2)::text as due', [rule, made])).toEqual([{ due }]);
  });
});
