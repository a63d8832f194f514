import { createHash } from 'node:crypto';
import { createTestDatabase, stopOwnTestServer, type TestDatabase } from '@michangarrito/testing';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';

/** Rows as PostgreSQL answers them; counts and sums come as text. */
export type Row = Record<string, unknown>;

/** A migrated database with a connection for each role that tests play. */
export class Books {
  readonly database: TestDatabase;
  readonly admin: pg.Client;
  readonly app: pg.Client;
  readonly #others: pg.Client[] = [];

  private constructor(database: TestDatabase, admin: pg.Client, app: pg.Client) {
    this.database = database;
    this.admin = admin;
    this.app = app;
  }

  static async open(): Promise<Books> {
    const database = await createTestDatabase();
    return new Books(database, await connect(database.adminUrl), await connect(database.appUrl));
  }

  /** One more connection of the application's role. */
  async another(): Promise<pg.Client> {
    const client = await connect(this.database.appUrl);
    this.#others.push(client);
    return client;
  }

  async rows<R extends Row = Row>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.admin.query<R>(sql, values)).rows;
  }

  /** Runs SQL as the application in a transaction of one shop. */
  async asShop<R extends Row = Row>(tenantId: string, sql: string, values: unknown[] = []): Promise<R[]> {
    await this.app.query('begin');
    try {
      await this.app.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
      const { rows } = await this.app.query<R>(sql, values);
      await this.app.query('commit');
      return rows;
    } catch (error) {
      await this.app.query('rollback');
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const client of [this.admin, this.app, ...this.#others]) await client.end();
    await this.database.drop();
    await stopOwnTestServer();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** A shop with an owner, a device, an open till, two products with 10 pieces each and a customer with a limit of $500. */
export interface Shop {
  readonly tenantId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly tillId: string;
  readonly customerId: string;
  readonly products: readonly [string, string];
}

export const PRICE_CENTAVOS = 1_500;
export const BUSINESS_DATE = '2026-11-24';
let shops = 0;

export async function createShop(books: Books): Promise<Shop> {
  shops += 1;
  const shop: Shop = {
    tenantId: uuidv7(),
    actorId: uuidv7(),
    deviceId: uuidv7(),
    tillId: uuidv7(),
    customerId: uuidv7(),
    products: [uuidv7(), uuidv7()],
  };
  const { tenantId, actorId, deviceId, tillId, customerId } = shop;
  await books.admin.query(`select auth.register_tenant($1, 'Tienda', $2, 'abarrotes', $3, $4, 'Ana', 'hash')`, [
    tenantId,
    `tienda-${shops}`,
    String(5_500_000_000 + shops),
    actorId,
  ]);
  await books.asShop(tenantId, `select auth.enroll_device($1, 'Caja', '\\x01', $2)`, [deviceId, actorId]);
  await books.asShop(
    tenantId,
    `insert into sales.till_sessions (tenant_id, id, device_id, opened_by, float_centavos, business_date, opened_at)
     values ($1, $2, $3, $4, 0, $5, now())`,
    [tenantId, tillId, deviceId, actorId, BUSINESS_DATE],
  );
  await books.asShop(
    tenantId,
    `insert into customers.customers (tenant_id, id, name, credit_limit_centavos) values ($1, $2, 'Lupita', 50000)`,
    [tenantId, customerId],
  );
  for (const productId of shop.products) await createProduct(books, tenantId, productId);
  return shop;
}

async function createProduct(books: Books, tenantId: string, productId: string): Promise<void> {
  await books.asShop(
    tenantId,
    `insert into catalog.products (tenant_id, id, name, unit, price_centavos, cost_centavos, tax_class)
     values ($1, $2, 'Coca-Cola 600 ml', 'piece', $3, 1100, 'iva16')`,
    [tenantId, productId, PRICE_CENTAVOS],
  );
  await books.asShop(
    tenantId,
    `insert into inventory.stock_levels (tenant_id, product_id, quantity_milli) values ($1, $2, 10000)`,
    [tenantId, productId],
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
