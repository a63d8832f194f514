import { createTestDatabase, stopOwnTestServer, type TestDatabase } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { audit, AuditError } from '../src/index.ts';
import { INVARIANTS } from '../src/invariants/index.ts';
import { runCli } from './support/run-cli.ts';
import { ShopBooks } from './support/shop-books.ts';
import { writeDay, type Day } from './support/day.ts';

let database: TestDatabase;
let admin: pg.Client;
let first: Day;
let second: Day;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
  first = await writeDay(new ShopBooks(admin, 1));
  second = await writeDay(new ShopBooks(admin, 2));
});

afterAll(async () => {
  await admin.end();
  await database.drop();
  await stopOwnTestServer();
});

/** Changes the balance of the second shop's customer for the time of `work`. */
async function withWrongBalance(work: () => Promise<void>): Promise<void> {
  const shift = async (centavos: number): Promise<void> => {
    await admin.query(
      'update customers.customer_balances set balance_centavos = balance_centavos + $3 where tenant_id = $1 and customer_id = $2',
      [second.shop.tenantId, second.customerId, centavos],
    );
  };
  await shift(1);
  try {
    await work();
  } finally {
    await shift(-1);
  }
}

describe('books in order', () => {
  test('have no difference, and every movement was counted', async () => {
    const { rows } = await admin.query<{ movements: string }>(`
      select (select count(*) from inventory.inventory_movements) + (select count(*) from customers.customer_movements)
        + (select count(*) from sales.cash_movements) + (select count(*) from subscriptions.token_usage) as movements`);
    const movements = Number(rows[0]?.movements);
    expect(movements).toBeGreaterThan(50);
    expect(await audit({ auditUrl: database.auditUrl })).toEqual({
      tenants: 2,
      movements,
      differenceCount: 0,
      differences: [],
    });
    const { code, lines } = await runCli(database.auditUrl);
    expect(lines).toEqual([`audit: 2 tenants, ${movements} movements, 0 differences`]);
    expect(code).toBe(0);
  });

  test('of one shop are audited alone', async () => {
    const { code, lines } = await runCli(database.auditUrl, '--tenant', first.shop.slug);
    expect(lines.at(-1)).toMatch(/^audit: 1 tenants, [1-9]\d* movements, 0 differences$/);
    expect(code).toBe(0);
  });
});

describe('a wrong balance', () => {
  test('is said with shop, invariant, row, expected and found', () =>
    withWrongBalance(async () => {
      const { rows } = await admin.query<{ balance: string }>(
        'select balance_centavos as balance from customers.customer_balances where tenant_id = $1 and customer_id = $2',
        [second.shop.tenantId, second.customerId],
      );
      const found = Number(rows[0]?.balance);
      const { code, lines } = await runCli(database.auditUrl);
      expect(code).toBe(1);
      expect(lines.at(-1)).toMatch(/^audit: 2 tenants, \d+ movements, 2 differences$/);
      expect(lines).toContain(
        `  tienda-2 customer.balance ${second.customerId}: expected balance_centavos ${found - 1}; found balance_centavos ${found}`,
      );
    }));

  test('of one shop is no difference of another', () =>
    withWrongBalance(async () => {
      const { differences } = await audit({ auditUrl: database.auditUrl });
      expect(new Set(differences.map(({ tenant }) => tenant))).toEqual(new Set([second.shop.slug]));
      const alone = await audit({ auditUrl: database.auditUrl, tenantSlug: first.shop.slug });
      expect(alone.differences).toEqual([]);
    }));
});

test('all differences are counted, a hundred of each invariant are listed', async () => {
  const told: string[] = [];
  await admin.query(
    `insert into subscriptions.token_usage (tenant_id, id, kind, tokens)
     select $1, gen_random_uuid(), 'grant', 1 from generate_series(1, 10)`,
    [first.shop.tenantId],
  );
  await admin.query(
    `insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, actor_id, recorded_at)
     select $1, gen_random_uuid(), 1, $2, 'waste', -1000, $3, now() from generate_series(1, 1100)`,
    [first.shop.tenantId, first.soda, first.shop.ownerId],
  );
  const { differenceCount, differences } = await audit({
    auditUrl: database.auditUrl,
    onFinding: ({ invariant }) => void told.push(invariant),
  });
  expect(differenceCount).toBe(1_102);
  expect(told).toHaveLength(1_102);
  const listed = (invariant: string): number => differences.filter((finding) => finding.invariant === invariant).length;
  expect([listed('stock.command'), listed('stock.level'), listed('tokens.balance')]).toEqual([100, 1, 1]);
});

test('a shop of many sales takes no more statements than one of few', async () => {
  const statements = async ({ shop }: Day): Promise<number> => {
    const query = vi.spyOn(admin, 'query');
    for (const invariant of INVARIANTS)
      for await (const difference of invariant.check(admin, shop.tenantId)) void difference;
    const count = query.mock.calls.length;
    query.mockRestore();
    return count;
  };
  const { shop, openSession } = second;
  await admin.query('begin');
  const few = await statements(second);
  const line = {
    productId: second.soda,
    quantityMilli: 1_000,
    unitPriceCentavos: 2_000,
    totalCentavos: 2_000,
    taxClass: 'iva16',
    ivaCentavos: 276,
  } as const;
  const sale = { customerId: second.customerId, tillSessionId: openSession, lines: [line], payments: { fiado: 2_000 } };
  await shop.sell(...Array.from({ length: 200 }, () => sale));
  const many = await statements(second);
  await admin.query('rollback');
  expect(few).toBeGreaterThan(0);
  expect(many).toBe(few);
});

describe('what proves nothing fails', () => {
  test('no movements at all', async () => {
    const empty = await createTestDatabase();
    expect(await audit({ auditUrl: empty.auditUrl })).toMatchObject({ tenants: 0, movements: 0, differenceCount: 0 });
    const { code, lines } = await runCli(empty.auditUrl);
    await empty.drop();
    expect(lines.at(-1)).toBe('audit: 0 tenants, 0 movements, 0 differences');
    expect(code).toBe(1);
  });

  test('a shop that does not exist', async () => {
    await expect(audit({ auditUrl: database.auditUrl, tenantSlug: 'nadie' })).rejects.toThrow(AuditError);
    const { code, errors } = await runCli(database.auditUrl, '--tenant', 'nadie');
    expect(errors).toContain('There is no shop "nadie".');
    expect(code).toBe(1);
  });

  test('a role that does not see every shop', async () => {
    await expect(audit({ auditUrl: database.appUrl })).rejects.toThrow('does not see every shop');
  });

  test('no server', async () => {
    const { code, errors } = await runCli('postgres://nobody:nothing@127.0.0.1:1/nothing');
    expect(errors).toContain('ECONNREFUSED');
    expect(code).toBe(1);
  });
});
