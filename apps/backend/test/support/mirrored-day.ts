import type { TillReading } from '@michangarrito/contracts';
import { centavos, type Permission } from '@michangarrito/domain';
import { freshPhone, logIn, type ShopClient } from '@michangarrito/testing';
import { expect } from 'vitest';
import { restLists, type Mirror } from './mirror.ts';
import { pieces, saleOf, shelve, verdictOf } from './sales-suite.ts';

const CUSTOMER = { phone: null, creditLimitCentavos: null, dueRule: { kind: 'none' }, note: null } as const;

const byId = (rows: readonly { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The mirror says what the lists say, of every kind; of the till, what the reading of the drawer says. */
export async function expectSame(mirror: Mirror): Promise<void> {
  const lists = await restLists(mirror.shop);
  for (const kind of ['category', 'product', 'customer', 'sale'] as const)
    expect(byId(mirror.of(kind)), kind).toEqual(byId(lists[kind]));
  expect(byId(mirror.of('closure').filter(({ kind }) => kind === 'z'))).toEqual(byId(lists.closure));
  const { body } = await mirror.shop.call<TillReading>('GET', '/till');
  const open = mirror.of('till').filter(({ closedAt }) => closedAt === null);
  if (body.session === null) expect(open).toEqual([]);
  else
    expect(open.find(({ id }) => id === body.session?.id)).toMatchObject({ ...body.session, ...withoutSession(body) });
}

const withoutSession = ({ session: _, ...reading }: TillReading) => reading;

export async function employee(shop: ShopClient, permissions: readonly Permission[]): Promise<ShopClient> {
  const phone = freshPhone();
  await shop.call('POST', '/team', { name: 'Beto', phone, pin: '7391', permissions });
  return logIn(shop.baseUrl, phone, shop.login.tenantId, '7391');
}

/** A day of the shop: every kind of command that changes a row. */
export async function aDay(shop: ShopClient) {
  const soda = await shelve(shop, 'Refresco', 1_900);
  const category = await shop.record('createCategory', { name: 'Bebidas' });
  const customer = await shop.record('createCustomer', { ...CUSTOMER, name: 'Chuy' });
  const till = await shop.record('openTill', { floatCentavos: centavos(20_000) });
  const cash = saleOf(shop, [pieces(soda, 2)], { payload: { tillSessionId: till } });
  await verdictOf(shop, cash);
  const fiado = saleOf(shop, [pieces(soda, 1)], {
    payload: { customerId: customer, tillSessionId: till },
    payments: [{ method: 'fiado', amountCentavos: 1_900 }],
  });
  await verdictOf(shop, fiado);
  await shop.record('recordFiadoPayment', {
    ...{ customerId: customer, amountCentavos: centavos(1_000), method: 'cash', tenderedCentavos: null },
    ...{ tillSessionId: till, note: null },
  });
  return { soda, category, customer, till, cash: cash.id, fiado: fiado.id };
}

/** A cursor of ours with one field as somebody would forge it, or as time would have it. */
export function withField(cursor: string | null, field: string, value: unknown): string {
  const said = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as object;
  return Buffer.from(JSON.stringify({ ...said, [field]: value })).toString('base64url');
}
