import type { AnyCommand, CommandVerdict, PushAnswer } from '@michangarrito/contracts';
import { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf } from './support/facts.ts';
import { expectSoundBooks, heldOf, said } from './support/pushing.ts';
import { count, openBackend, openShop, openSuite, rowsOfSale, type SalesSuite } from './support/sales-suite.ts';

const ROUNDS = 25;
/** Enough that what they name arrives while they are being carried out. */
const MANY = 8;

let suite: SalesSuite;
let shop: ShopClient;
let make: ReturnType<typeof factsOf>;

beforeAll(async () => {
  suite = await openSuite();
  const opened = await openShop(suite);
  ({ shop } = opened);
  make = factsOf(shop, opened.soda);
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

/** A moment of up to 12 ms, so that the calls of a round come in every order. */
const soon = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 12));

const push = (...commands: readonly AnyCommand[]) => pushAt(shop, ...commands);

async function pushAt(at: ShopClient, ...commands: readonly AnyCommand[]): Promise<string[]> {
  await soon();
  return pushNow(at, ...commands);
}

async function pushNow(at: ShopClient, ...commands: readonly AnyCommand[]): Promise<string[]> {
  const body = { commands, numbersFrom: 0, cursor: null };
  return (await at.call<PushAnswer>('POST', '/sync/commands', body)).body.verdicts.map(said);
}

async function single(command: AnyCommand): Promise<CommandVerdict> {
  await soon();
  return (await shop.send(command)).body;
}

test('the same commands by every way at once, and what they name with them, are recorded once; none is refused by a push', async () => {
  const answers: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const customer = make.customer();
    const [sale, abono] = [make.mixedSale(customer.id), make.abono(customer.id)];
    const [first, second] = await Promise.all([
      ...[push(sale, abono), push(sale, abono)],
      ...[single(customer), single(sale), single(abono)],
    ]);
    answers.push(...(first as string[]), ...(second as string[]), ...(await push(customer, sale, abono)));
    expect(await rowsOfSale(suite, shop, sale.id)).toMatchObject({
      'sync.commands': 1,
      'sales.sales': 1,
      'sales.cash_movements': 1,
      'inventory.inventory_movements': 1,
    });
    expect(await count(suite, 'customers.fiado_payments', shop, 'id = $2', [abono.id])).toBe(1);
  }
  expect(answers.filter((words) => words.startsWith('rejected') || words.startsWith('conflict'))).toEqual([]);
  expect(await heldOf(shop)).toEqual([]);
});

test('of two sales with one folio that two processes take at once, the second is told to be a copy’s', async () => {
  const second = await openBackend(suite.appUrl);
  try {
    const elsewhere = new ShopClient(await second.getUrl(), shop.login);
    const flagged: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const sale = make.mixedSale(await shop.record('createCustomer', make.customer().payload));
      const { payload } = make.mixedSale(sale.payload.customerId ?? '');
      const copy = { ...sale, id: uuidv7(), payload: { ...payload, folio: sale.payload.folio } };
      const answers = await Promise.all([pushNow(shop, sale), pushNow(elsewhere, copy)]);
      flagged.push(answers.flat().filter((words) => words.includes('device_forked')).length);
    }
    expect(flagged).toEqual(flagged.map(() => 1));
  } finally {
    await second.close();
  }
});

test('what two processes take at once of one shop is carried out by the end of both: nothing is left waiting for a row that is there', async () => {
  const second = await openBackend(suite.appUrl);
  try {
    const elsewhere = new ShopClient(await second.getUrl(), shop.login);
    const [left, recorded]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const customer = make.customer();
      const sales = Array.from({ length: MANY }, () => make.mixedSale(customer.id));
      await Promise.all([pushAt(shop, ...sales), pushAt(elsewhere, customer)]);
      left.push((await heldOf(shop)).length);
      recorded.push(await count(suite, 'sales.sales', shop, 'customer_id = $2', [customer.id]));
    }
    expect(left).toEqual(left.map(() => 0));
    expect(recorded).toEqual(recorded.map(() => MANY));
  } finally {
    await second.close();
  }
});
