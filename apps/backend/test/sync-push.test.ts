import { centavos, milli } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSoundBooks, heldOf, push, pushed, said } from './support/pushing.ts';
import {
  count,
  openShop,
  openSuite,
  pieces,
  rowsOfSale,
  saleOf,
  stockOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;
let ham: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  ({ shop, soda, ham } = await openShop(suite));
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

const newSale = (quantity = 1) => saleOf(shop, [pieces(soda, quantity)]);
const newCustomer = () =>
  shop.command('createCustomer', {
    ...{ name: 'Doña Cata', phone: null, creditLimitCentavos: null, note: null },
    dueRule: { kind: 'none' },
  });

const rejections = async (of = shop) =>
  (
    await suite.admin.query<{ command_id: string; code: string }>(
      'select command_id, code from sync.rejections where tenant_id = $1 order by rejected_at, device_seq',
      [of.login.tenantId],
    )
  ).rows;

describe('a push', () => {
  test('answers a verdict each, in the order of the commands, and later ones build on earlier ones', async () => {
    const customer = newCustomer();
    const till = shop.command('openTill', { floatCentavos: centavos(10_000) });
    const category = shop.command('createCategory', { name: 'Botanas' });
    const fiado = saleOf(shop, [pieces(soda, 2), pieces(ham, 1)], {
      payload: { customerId: customer.id, tillSessionId: till.id },
      payments: [
        { method: 'cash', amountCentavos: 5_800 },
        { method: 'fiado', amountCentavos: 10_000 },
      ],
    });
    const abono = shop.command('recordFiadoPayment', {
      ...{ customerId: customer.id, amountCentavos: centavos(4_000), method: 'cash', tenderedCentavos: null },
      ...{ tillSessionId: till.id, note: null },
    });
    const refund = shop.command('refundSale', {
      ...{ saleId: fiado.id, tillSessionId: till.id, reason: 'No le gustó', totalCentavos: centavos(1_900) },
      lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
      payments: [{ id: uuidv7(), method: 'fiado', amountCentavos: centavos(1_900) }],
    });
    const commands = [newSale(), customer, till, category, newSale(), fiado, newSale(), abono, refund];
    const answer = await push(shop, commands);
    expect(answer.verdicts.map(said)).toEqual(commands.map(() => 'recorded'));
    expect(answer.verdicts.map(({ id }) => id)).toEqual(commands.map(({ id }) => id));
    expect(answer).toMatchObject({ newNumbers: null, changes: null });
    expect(answer.verdicts[7]?.result).toEqual({ balanceCentavos: 6_000 });
    const again = await push(shop, commands);
    expect(again.verdicts).toEqual(answer.verdicts.map((verdict) => ({ ...verdict, verdict: 'already_recorded' })));
    expect(await count(suite, 'sync.changes', shop, 'id = $2', [fiado.id])).toBe(1);
  });

  test('takes two hundred commands of a month without internet, and again', async () => {
    const { shop: away, soda: theirs } = await openShop(suite);
    const commands = Array.from({ length: 200 }, (_, index) =>
      index % 2 === 0
        ? saleOf(away, [pieces(theirs, 1)])
        : away.command('recordCashMovement', {
            ...{ kind: 'in', amountCentavos: centavos(100), reason: 'Cambio', tillSessionId: null },
          }),
    );
    expect(new Set(await pushed(away, ...commands))).toEqual(new Set(['recorded']));
    expect(new Set(await pushed(away, ...commands))).toEqual(new Set(['already_recorded']));
    expect(await stockOf(suite, away, theirs.productId)).toBe(0);
  });

  test('records a command once, however many tabs send it at once', async () => {
    const commands = [newSale(), newCustomer(), newSale(), newSale()];
    const answers = await Promise.all([1, 2, 3, 4].map(() => push(shop, commands)));
    for (const [index, { id }] of commands.entries()) {
      const verdicts = answers
        .map(({ verdicts: each }) => each[index]?.verdict ?? '')
        .toSorted((a, b) => a.localeCompare(b));
      expect(verdicts).toEqual(['already_recorded', 'already_recorded', 'already_recorded', 'recorded']);
      expect(await count(suite, 'sync.commands', shop, 'id = $2', [id])).toBe(1);
    }
    expect((await rowsOfSale(suite, shop, commands[0]?.id ?? ''))['sales.cash_movements']).toBe(1);
  });

  test('records what is twice in it once, and calls another command of its id a conflict', async () => {
    const [sale, other] = [newSale(), newCustomer()];
    const forged = { ...newSale(3), id: sale.id };
    expect(await pushed(shop, sale, other, sale, { ...other, deviceSeq: other.deviceSeq + 900_000 })).toEqual([
      ...['recorded', 'recorded', 'already_recorded', 'conflict COMMAND_CONFLICT'],
    ]);
    expect(await pushed(shop, forged)).toEqual(['conflict COMMAND_CONFLICT']);
  });

  test('hashes what came, so that the order of fields does not matter and everything else does', async () => {
    const customer = newCustomer();
    const reversed = Object.fromEntries(Object.entries(customer).toReversed()) as typeof customer;
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await pushed(shop, reversed)).toEqual(['already_recorded']);
    expect((await shop.send(customer)).body.verdict).toBe('already_recorded');
    expect(await pushed(shop, { ...customer, skewMs: 7 })).toEqual(['conflict COMMAND_CONFLICT']);
  });

  test('refuses the one that cannot be read, says where, and no neighbour', async () => {
    const unreadable = { ...newSale(), payload: { lines: 7 } };
    const unknown = { id: uuidv7(), type: 'sellMoon', deviceSeq: 7 };
    const [sale, last] = [newSale(), newSale()];
    const { verdicts } = await push(shop, [sale, unreadable, unknown, { id: uuidv7() }, last]);
    expect(verdicts.map(said)).toEqual([
      ...['recorded', 'rejected INVALID_INPUT', 'rejected INVALID_INPUT', 'rejected INVALID_INPUT', 'recorded'],
    ]);
    expect(verdicts[1]?.error?.details?.[0]?.path).toMatch(/^payload/);
    const noted = await rejections();
    expect(noted.filter(({ command_id: id }) => id === unreadable.id || id === unknown.id)).toHaveLength(2);
  });

  test('notes what is refused and claims nothing for it', async () => {
    const wrong = { ...newSale() };
    wrong.payload = { ...wrong.payload, totalCentavos: centavos(1) };
    expect(await pushed(shop, wrong, newSale())).toEqual(['rejected SALE_TOTAL_MISMATCH', 'recorded']);
    expect(await pushed(shop, wrong)).toEqual(['rejected SALE_TOTAL_MISMATCH']);
    expect((await rejections()).filter(({ command_id: id }) => id === wrong.id)).toEqual([
      { command_id: wrong.id, code: 'SALE_TOTAL_MISMATCH' },
    ]);
    expect(await pushed(shop, { ...newSale(), id: wrong.id })).toEqual(['recorded']);
  });

  test('takes nothing of another shop or device, and notes nothing of it', async () => {
    const { shop: other } = await openShop(suite);
    const theirs = saleOf(other, [pieces(soda, 1)]);
    const foreign = { ...newCustomer(), deviceId: other.login.deviceId };
    expect(await pushed(shop, theirs, foreign, newSale())).toEqual([
      ...['rejected WRONG_TENANT', 'rejected WRONG_TENANT', 'recorded'],
    ]);
    for (const { id } of [theirs, foreign])
      expect((await rejections()).filter(({ command_id: noted }) => noted === id)).toEqual([]);
  });

  test('books a fact of somebody whom the shop does not know in the name of who brings it, and refuses an intent of theirs', async () => {
    const actorId = uuidv7();
    const [sale, customer] = [
      { ...newSale(), actorId },
      { ...newCustomer(), actorId },
    ];
    const edit = shop.command('editCustomer', { customerId: customer.id, changes: { note: { from: null, to: 'x' } } });
    expect(await pushed(shop, sale, customer, { ...edit, actorId })).toEqual([
      ...['recorded actor_unknown', 'recorded actor_unknown', 'rejected PERSON_NOT_FOUND'],
    ]);
    expect(await count(suite, 'sales.sales', shop, 'id = $2 and actor_id = $3', [sale.id, shop.login.personId])).toBe(
      1,
    );
    expect(await pushed(shop, sale)).toEqual(['already_recorded actor_unknown']);
    expect(await pushed(shop, { ...sale, actorId: shop.login.personId })).toEqual(['conflict COMMAND_CONFLICT']);
  });

  test('judges intents and refuses them, as the single calls do', async () => {
    const edit = shop.command('editProduct', {
      productId: uuidv7(),
      changes: { favourite: { from: false, to: true } },
    });
    const nobodys = shop.command('editCustomer', { customerId: uuidv7(), changes: { note: { from: null, to: 'x' } } });
    expect(await pushed(shop, edit, nobodys)).toEqual(['rejected PRODUCT_NOT_FOUND', 'rejected CUSTOMER_NOT_FOUND']);
  });

  test('is refused as a whole where it is no push: nothing in it, or too much', async () => {
    const many = Array.from({ length: 201 }, () => ({ id: uuidv7() }));
    for (const commands of [[], many]) {
      const { status } = await shop.call('POST', '/sync/commands', { commands, numbersFrom: 0, cursor: null });
      expect(status).toBe(400);
    }
    const big = { id: uuidv7(), note: 'x'.repeat(3_000_000) };
    expect(await pushed(shop, big as never)).toEqual(['rejected INVALID_INPUT']);
    const tooBig = { id: uuidv7(), note: 'x'.repeat(4_400_000) };
    expect(
      (await shop.call('POST', '/sync/commands', { commands: [tooBig], numbersFrom: 0, cursor: null })).status,
    ).toBe(413);
    expect((await shop.call('POST', '/customers', big)).status).toBe(413);
  });

  test('goes up from a suspended shop too', async () => {
    const { shop: suspended, soda: theirs } = await openShop(suite);
    await suite.admin.query(`update public.tenants set status = 'suspended' where id = $1`, [suspended.login.tenantId]);
    expect(await pushed(suspended, saleOf(suspended, [pieces(theirs, 1)]))).toEqual(['recorded']);
  });
});

test('nothing waits after all this', async () => {
  expect(await heldOf(shop)).toEqual([]);
});
