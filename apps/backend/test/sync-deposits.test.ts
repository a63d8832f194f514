import type { CommandVerdict, SessionOpened } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import { callJson, freshPhone, provePhone, ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectSoundBooks, heldOf, pushed, said } from './support/pushing.ts';
import {
  count,
  openShop,
  openSuite,
  pieces,
  saleOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

const PIN = '7391';

let suite: SalesSuite;
let owner: ShopClient;
let soda: ShelfProduct;
let lost: ShopClient;
let secret: string;

beforeAll(async () => {
  suite = await openSuite();
});
beforeEach(async () => {
  ({ shop: owner, soda } = await openShop(suite));
  ({ client: lost, secret } = await employee());
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

/** An employee without permissions, on a phone of their own. */
async function employee(): Promise<{ client: ShopClient; secret: string }> {
  const phone = freshPhone();
  await owner.call('POST', '/team', { name: 'Beto', phone, pin: PIN, permissions: [] });
  const ticket = await provePhone(suite.url, phone);
  const login = { ticket, tenantId: owner.login.tenantId, pin: PIN, device: { name: 'El de Beto', known: null } };
  const { body } = await owner.call<SessionOpened>('POST', '/auth/login', login);
  const { tokens, device, person } = body;
  const { tenantId } = owner.login;
  const client = new ShopClient(suite.url, {
    ...{ ...tokens, tenantId, deviceId: device.id, personId: person.id, folioSeries: device.folioSeries },
  });
  return { client, secret: device.secret ?? '' };
}

const unlink = (by = owner, deviceId = lost.login.deviceId) =>
  by.call<{ code?: string }>('DELETE', `/devices/${deviceId}`);
const deposit = (commands: readonly object[], changes: object = {}) =>
  callJson<{ verdicts: CommandVerdict[]; epoch: string; code?: string }>(suite.url, 'POST', '/sync/deposits', {
    ...{ tenantId: lost.login.tenantId, deviceId: lost.login.deviceId, secret, commands },
    ...changes,
  });
const deposited = async (...commands: readonly object[]) => (await deposit(commands)).body.verdicts.map(said);
const decide = async (decision: 'accept' | 'reject', ...ids: readonly string[]) =>
  (await owner.call<{ settled: number; waiting: number }>('POST', '/sync/held/decisions', { ids, decision })).body;

const AWAITS = 'quarantined AWAITS_OWNER';
const newSale = (more: Parameters<typeof saleOf>[2] = {}) => saleOf(lost, [pieces(soda, 1)], more);
const customerOf = () =>
  lost.command('createCustomer', {
    ...{ name: 'Chuy', phone: null, creditLimitCentavos: null, note: null },
    dueRule: { kind: 'none' },
  });

describe('unlinking a device', () => {
  test('ends its sessions and tells it so, at every door', async () => {
    expect((await unlink()).status).toBe(204);
    for (const call of [
      lost.call<{ code: string }>('GET', '/me'),
      lost.call<{ code: string }>('POST', '/sync/commands', { commands: [newSale()], numbersFrom: 0, cursor: null }),
      lost.call<{ code: string }>('POST', '/auth/refresh', { refreshToken: lost.login.refreshToken }),
    ]) {
      const { status, body } = await call;
      expect([status, body.code]).toEqual([403, 'DEVICE_REVOKED']);
    }
    expect((await unlink()).status).toBe(204);
    const { body } = await owner.call<{ items: { id: string }[] }>('GET', '/devices');
    expect(body.items.map(({ id }) => id)).toEqual([owner.login.deviceId]);
  });

  test('is for the device in hand, or for who manages the team, and for no other shop', async () => {
    const { shop: stranger } = await openShop(suite);
    expect((await unlink(stranger)).body.code).toBe('DEVICE_NOT_FOUND');
    expect((await unlink(lost, owner.login.deviceId)).body.code).toBe('PERMISSION_MISSING');
    expect((await unlink(lost)).status).toBe(204);
    expect((await owner.call('GET', '/me')).status).toBe(200);
  });

  test('does not bring the same device back by its secret', async () => {
    await unlink();
    const { body } = await enterAgain();
    expect(body.device.id).not.toBe(lost.login.deviceId);
  });

  async function enterAgain() {
    const { rows } = await suite.admin.query<{ phone: string }>(`select phone from auth.users where id = $1`, [
      lost.login.personId,
    ]);
    await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
    const ticket = await provePhone(suite.url, rows[0]?.phone ?? '');
    const known = { deviceId: lost.login.deviceId, secret };
    const login = { ticket, tenantId: lost.login.tenantId, pin: PIN, device: { name: 'El de Beto', known } };
    return callJson<SessionOpened>(suite.url, 'POST', '/auth/login', login);
  }
});

describe('a deposit', () => {
  test('waits for the owner, and is in no book until then', async () => {
    await unlink();
    const [sale, customer] = [newSale(), customerOf()];
    expect(await deposited(sale, customer)).toEqual([AWAITS, AWAITS]);
    expect(await deposited(sale, { ...customer, skewMs: 3 })).toEqual([AWAITS, 'conflict COMMAND_CONFLICT']);
    expect(await heldOf(owner)).toMatchObject([
      {
        ...{ id: sale.id, reason: 'deposited', deviceName: 'El de Beto', actorName: 'Beto', totalCentavos: 1_900 },
        folio: 'B-000001',
      },
      { id: customer.id, totalCentavos: null, folio: null, waitsFor: null },
    ]);
    expect(await count(suite, 'sales.cash_movements', owner)).toBe(0);
  });

  test('is accepted as the fact that it is, with what it names after it', async () => {
    await unlink();
    const customer = customerOf();
    const fiado = newSale({
      payload: { customerId: customer.id },
      payments: [{ method: 'fiado', amountCentavos: 1_900 }],
    });
    const orphan = newSale({ payload: { customerId: uuidv7() } });
    const byOwner = newSale({ envelope: { actorId: owner.login.personId } });
    await deposited(customer, fiado, orphan, byOwner);
    const answer = await decide('accept', ...[byOwner, orphan, fiado, customer].map(({ id }) => id));
    expect(answer).toEqual({ settled: 3, waiting: 1 });
    expect(await heldOf(owner)).toMatchObject([{ id: orphan.id, reason: 'parked', waitsFor: { kind: 'customer' } }]);
    // Who never signed in on that phone is flagged, as in any push.
    expect(await deposited(customer, fiado, orphan, byOwner)).toEqual([
      ...['already_recorded', 'already_recorded', 'parked PARENT_MISSING', 'already_recorded actor_unknown'],
    ]);
    expect(await count(suite, 'sync.changes', owner, 'id = $2', [fiado.id])).toBe(1);
  });

  test('is turned down for ever', async () => {
    await unlink();
    const [sale, other] = [newSale(), newSale()];
    await deposited(sale, other);
    expect(await decide('reject', sale.id)).toEqual({ settled: 1, waiting: 0 });
    expect((await heldOf(owner)).map(({ id }) => id)).toEqual([other.id]);
    expect(await deposited(sale)).toEqual(['rejected DECLINED_BY_OWNER']);
    expect(await decide('accept', sale.id, other.id)).toEqual({ settled: 2, waiting: 0 });
    expect(await count(suite, 'sales.sales', owner, 'id = $2', [sale.id])).toBe(0);
  });

  test('of what is in the books already, asks for a change or cannot be read waits for nobody', async () => {
    const [sale, customer] = [newSale(), customerOf()];
    expect(await pushed(lost, sale, customer)).toEqual(['recorded', 'recorded']);
    await unlink();
    const edit = lost.command('editProduct', {
      productId: soda.productId,
      changes: { priceCentavos: { from: centavos(1_900), to: centavos(1) } },
    });
    const theirs = newSale({ envelope: { deviceId: owner.login.deviceId } });
    const nobody = newSale({ envelope: { actorId: uuidv7() } });
    expect(await deposited(sale, customer, { ...sale, skewMs: 1 }, edit, { id: uuidv7() }, theirs, nobody)).toEqual([
      ...['already_recorded', 'already_recorded', 'conflict COMMAND_CONFLICT', 'rejected DEVICE_REVOKED'],
      ...['rejected INVALID_INPUT', 'rejected WRONG_TENANT', 'rejected PERSON_NOT_FOUND'],
    ]);
    expect(await heldOf(owner)).toEqual([]);
  });

  test('needs the secret of a device that was unlinked, and says nothing of which was wrong', async () => {
    const sale = newSale();
    const answers = [await deposit([sale])];
    await unlink();
    const { shop: other } = await openShop(suite);
    answers.push(
      await deposit([sale], { secret: 'a-secret-of-no-device-at-all' }),
      await deposit([sale], { deviceId: uuidv7() }),
      await deposit([sale], { deviceId: other.login.deviceId }),
      await deposit([sale], { tenantId: other.login.tenantId }),
      await deposit([sale], { tenantId: uuidv7() }),
    );
    for (const { status, body } of answers) expect([status, body.code]).toEqual([401, 'DEVICE_UNKNOWN']);
    expect(await heldOf(owner)).toEqual([]);
  });
});

describe('an unlinked device with nothing to tell', () => {
  test('hears whether the server is still the one that has its deposits', async () => {
    await unlink();
    const before = (await deposit([newSale()])).body.epoch;
    expect((await deposit([])).body).toEqual({ verdicts: [], epoch: before });
    await suite.admin.query(`update sync.sync_heads set epoch = gen_random_uuid() where tenant_id = $1`, [
      lost.login.tenantId,
    ]);
    const { verdicts, epoch } = (await deposit([])).body;
    expect(verdicts).toEqual([]);
    expect(epoch).not.toBe(before);
  });
});

describe('what waits', () => {
  test('is seen and decided by who manages the team alone', async () => {
    const sale = newSale({ payload: { customerId: uuidv7() } });
    expect(await pushed(lost, sale)).toEqual(['parked PARENT_MISSING']);
    expect((await lost.call('GET', '/sync/held')).status).toBe(403);
    const decision = { ids: [sale.id], decision: 'reject' };
    expect((await lost.call('POST', '/sync/held/decisions', decision)).status).toBe(403);
    const { shop: other } = await openShop(suite);
    expect((await other.call('POST', '/sync/held/decisions', decision)).status).toBe(404);
    // Its cash has really moved.
    expect(await decide('reject', sale.id)).toEqual({ settled: 1, waiting: 0 });
    expect(await count(suite, 'sales.cash_movements', owner, 'id = $2', [sale.id])).toBe(1);
    expect(await pushed(lost, sale)).toEqual(['rejected DECLINED_BY_OWNER']);
  });

  test('comes in pages, the oldest first', async () => {
    const sales = [1, 2, 3].map(() => newSale({ payload: { customerId: uuidv7() } }));
    for (const sale of sales) await pushed(lost, sale);
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/sync/held?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await owner.call<{ items: { id: string }[]; nextCursor: string | null }>('GET', path);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(ids).toEqual(sales.map(({ id }) => id));
  });
});
