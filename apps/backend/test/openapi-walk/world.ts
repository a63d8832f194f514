import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli, type Permission } from '@michangarrito/domain';
import { cashSale, createProduct, freshPhone, provePhone, registerShop, ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { saleOf, shelve, pieces, type ShelfProduct } from '../support/sales-suite.ts';

export const EMPLOYEE_PIN = '7391';

/** An employee who is in, on a device of their own. */
export interface Employee {
  readonly client: ShopClient;
  readonly ticket: string;
  readonly sessionId: string;
  readonly deviceSecret: string;
}

/** A shop in business, seen by one of its people, with an id of every kind that a call can name. */
export class World {
  readonly client: ShopClient;
  readonly ids: Readonly<Record<string, string>>;
  readonly shelf: ShelfProduct;
  readonly #owner: ShopClient;

  constructor(client: ShopClient, owner: ShopClient, shelf: ShelfProduct, ids: Readonly<Record<string, string>>) {
    this.client = client;
    this.#owner = owner;
    this.shelf = shelf;
    this.ids = ids;
  }

  /** The same shop seen by another of its people. */
  as(client: ShopClient): World {
    return new World(client, this.#owner, this.shelf, this.ids);
  }

  id(kind: string): string {
    const id = this.ids[kind];
    if (id === undefined) throw new Error(`the shop of the walk has no ${kind}`);
    return id;
  }

  employee(permissions: readonly Permission[] = []): Promise<Employee> {
    return hire(this.#owner, permissions);
  }

  /** A sale that nobody has refunded yet. */
  async freshSale(): Promise<string> {
    return (await this.#sell()).id;
  }

  /** The folio of one. */
  async freshTicket(): Promise<CommandOf<'recordSale'>['payload']['folio']> {
    return (await this.#sell()).payload.folio;
  }

  async #sell(): Promise<CommandOf<'recordSale'>> {
    const sale = saleOf(this.#owner, [pieces(this.shelf, 1)]);
    await mustRecord(this.#owner, sale);
    return sale;
  }
}

/** Registers a shop and lets it do everything that a shop can do through the API. */
export async function openWorld(baseUrl: string): Promise<World> {
  const owner = await registerShop(baseUrl);
  const { client, sessionId } = await hire(owner, []);
  const category = await owner.record('createCategory', { name: 'Abarrotes' });
  const shelf = await shelve(owner, 'Refresco', 1_900);
  await createProduct(owner, {
    name: 'Galletas',
    priceCentavos: 2_200,
    barcodes: ['7501000111206'],
    stockMilli: 5_000,
  });
  await owner.record('editProduct', {
    productId: shelf.productId,
    changes: { costCentavos: { from: null, to: centavos(1_200) }, categoryId: { from: null, to: category } },
  });
  await owner.record('recordStockMovement', {
    productId: shelf.productId,
    change: { reason: 'purchase', quantityMilli: milli(24_000), unitCostCentavos: centavos(1_200) },
    note: null,
  });
  const customer = await owner.record('createCustomer', {
    ...{ name: 'Doña Cata', phone: null, creditLimitCentavos: null, note: null },
    dueRule: { kind: 'none' },
  });
  const { tillSession, closure } = await dayOfTheTill(owner, shelf, customer);
  const sale = await refundedSale(owner, shelf);
  const heldCommand = await parkedSale(owner, shelf);
  return new World(owner, owner, shelf, {
    ...{
      tenant: owner.login.tenantId,
      device: client.login.deviceId,
      person: client.login.personId,
      session: sessionId,
    },
    ...{ product: shelf.productId, category, customer, sale, tillSession, closure, heldCommand },
  });
}

/** One till closed, with a sale that came late to it, and another open; a fiado and an abono in it. */
async function dayOfTheTill(owner: ShopClient, shelf: ShelfProduct, customer: string) {
  const closed = await owner.record('openTill', { floatCentavos: centavos(20_000) });
  const closure = await owner.record('closeTill', {
    ...{ kind: 'z', tillSessionId: closed, countedCentavos: centavos(20_000), denominations: [], note: null },
  });
  await mustRecord(owner, saleOf(owner, [pieces(shelf, 1)], { payload: { tillSessionId: closed } }));
  const tillSession = await owner.record('openTill', { floatCentavos: centavos(30_000) });
  const lent = { payload: { customerId: customer }, payments: [{ method: 'fiado', amountCentavos: 3_800 }] as const };
  await mustRecord(owner, saleOf(owner, [pieces(shelf, 2)], lent));
  await owner.record('recordFiadoPayment', {
    ...{ customerId: customer, amountCentavos: centavos(1_000), method: 'cash', tenderedCentavos: null },
    ...{ tillSessionId: tillSession, note: null },
  });
  return { tillSession, closure };
}

async function refundedSale(owner: ShopClient, shelf: ShelfProduct): Promise<string> {
  const sale = cashSale(owner, { id: shelf.productId, name: shelf.name, priceCentavos: 1_900, taxClass: 'iva16' }, 2);
  await mustRecord(owner, sale);
  await owner.record('refundSale', refundOf(sale.id, null));
  return sale.id;
}

/** A sale that waits for a customer who never comes, beside one that was refused and the numbers of a clone. */
async function parkedSale(owner: ShopClient, shelf: ShelfProduct): Promise<string> {
  const sale = saleOf(owner, [pieces(shelf, 1)], { payload: { customerId: uuidv7() } });
  const clash = owner.command('createCategory', { name: 'Copia' }, { deviceSeq: 1 });
  const commands = [sale, { ...sale, id: uuidv7(), payload: {} }, clash];
  const { status, body } = await owner.call('POST', '/sync/commands', { commands, numbersFrom: 0, cursor: null });
  if (status !== 200) throw new Error(`not pushed: ${JSON.stringify(body)}`);
  return sale.id;
}

/** One piece of the shelf's product given back in cash. */
export function refundOf(saleId: string, tillSessionId: string | null): CommandOf<'refundSale'>['payload'] {
  return {
    saleId,
    tillSessionId,
    lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
    payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
    totalCentavos: centavos(1_900),
    reason: 'No le gustó',
  };
}

async function hire(owner: ShopClient, permissions: readonly Permission[]): Promise<Employee> {
  const phone = freshPhone();
  const member = { name: 'Beto', phone, pin: EMPLOYEE_PIN, permissions };
  const added = await owner.call('POST', '/team', member);
  if (added.status !== 201) throw new Error(`not hired: ${JSON.stringify(added.body)}`);
  const ticket = await provePhone(owner.baseUrl, phone);
  const login = { ticket, tenantId: owner.login.tenantId, pin: EMPLOYEE_PIN, device: { name: 'Celular', known: null } };
  const { body } = await owner.call<{
    tokens: { accessToken: string; refreshToken: string };
    device: { id: string; folioSeries: string; secret: string };
    person: { id: string };
  }>('POST', '/auth/login', login);
  const client = new ShopClient(owner.baseUrl, {
    ...body.tokens,
    tenantId: owner.login.tenantId,
    deviceId: body.device.id,
    personId: body.person.id,
    folioSeries: body.device.folioSeries,
  });
  const sessions = await client.call<{ items: { id: string; current: boolean }[] }>('GET', '/sessions');
  const sessionId = sessions.body.items.find(({ current }) => current)?.id;
  if (sessionId === undefined) throw new Error('the session of who is in is not listed');
  return { client, ticket, sessionId, deviceSecret: body.device.secret };
}

async function mustRecord(shop: ShopClient, command: Parameters<ShopClient['send']>[0]): Promise<void> {
  const { status, body } = await shop.send(command);
  if (status !== 200 || body.verdict !== 'recorded')
    throw new Error(`${command.type}: ${String(status)} ${JSON.stringify(body)}`);
}
