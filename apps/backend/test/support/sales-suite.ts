import type { CommandOf, CommandVerdict } from '@michangarrito/contracts';
import {
  centavos,
  lineByQuantity,
  milli,
  type CartLine,
  type Centavos,
  type TaxClass,
  type Unit,
} from '@michangarrito/domain';
import {
  createProduct,
  createTestDatabase,
  registerShop,
  stopOwnTestServer,
  type ShopClient,
} from '@michangarrito/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { openAdminPool } from './admin-pool.ts';
import { uuidv7 } from 'uuidv7';
import { readConfiguration } from '../../src/common/config/configuration.ts';
import { createApp } from '../../src/create-app.ts';

/** A backend that listens, its database, and the owner's connection to look behind its back. */
export interface SalesSuite {
  readonly url: string;
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly auditUrl: string;
  readonly app: NestFastifyApplication;
  readonly admin: pg.Pool;
  readonly close: () => Promise<void>;
}

export async function openSuite(environment: Record<string, string> = {}): Promise<SalesSuite> {
  const database = await createTestDatabase();
  const admin = openAdminPool(database.adminUrl);
  const app = await openBackend(database.appUrl, environment);
  const close = async () => {
    await app.close();
    await admin.end();
    await database.drop();
    await stopOwnTestServer();
  };
  const { appUrl, adminUrl, auditUrl } = database;
  return { url: await app.getUrl(), appUrl, adminUrl, auditUrl, app, admin, close };
}

/** A backend of its own on a database, as another process would be. */
export async function openBackend(
  appUrl: string,
  environment: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const app = await createApp(readConfiguration({ ...testEnvironment(appUrl), ...environment }));
  await app.listen(0, '127.0.0.1');
  return app;
}

function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    JWT_SECRET: 'a-secret-that-only-tests-have-0000000000',
    DEMO_MODE: '1',
    DEMO_INBOX: 'page',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  };
}

/** A product as a cart needs it. */
export interface ShelfProduct {
  readonly productId: string;
  readonly name: string;
  readonly unit: Unit;
  readonly taxClass: TaxClass;
  readonly unitPriceCentavos: Centavos;
}

/** Puts a product on the shelf of a shop, 100 of it. */
export async function shelve(
  shop: ShopClient,
  name: string,
  priceCentavos: number,
  more: { unit?: Unit; taxClass?: TaxClass } = {},
): Promise<ShelfProduct> {
  const { unit = 'piece', taxClass = 'iva16' } = more;
  const productId = await createProduct(shop, { name, priceCentavos, unit, taxClass, stockMilli: 100_000 });
  return { productId, name, unit, taxClass, unitPriceCentavos: centavos(priceCentavos) };
}

/** A shop with two products. */
export async function openShop(
  suite: SalesSuite,
): Promise<{ shop: ShopClient; soda: ShelfProduct; ham: ShelfProduct }> {
  const shop = await registerShop(suite.url);
  const soda = await shelve(shop, 'Refresco', 1_900);
  const ham = await shelve(shop, 'Jamón', 12_000, { unit: 'kg', taxClass: 'iva0' });
  return { shop, soda, ham };
}

export const pieces = (product: ShelfProduct, quantity: number): CartLine =>
  lineByQuantity(product, milli(quantity * 1000));

type Sale = CommandOf<'recordSale'>;
type Payments = readonly {
  readonly method: 'cash' | 'card' | 'transfer' | 'fiado';
  readonly amountCentavos: number;
  readonly tenderedCentavos?: number | null;
}[];

/** A sale of these lines as the device would make it, paid in cash unless `payments` says otherwise. */
export function saleOf(
  shop: ShopClient,
  lines: readonly CartLine[],
  more: {
    discountCentavos?: number;
    payments?: Payments;
    payload?: Partial<Sale['payload']>;
    envelope?: Partial<Sale>;
  } = {},
): Sale {
  const discountCentavos = centavos(more.discountCentavos ?? 0);
  const total = lines.reduce((sum, line) => sum + line.amountCentavos - line.discountCentavos, 0) - discountCentavos;
  const payments = more.payments ?? [{ method: 'cash', amountCentavos: total, tenderedCentavos: total }];
  return shop.command(
    'recordSale',
    {
      folio: shop.nextFolio(),
      customerId: null,
      tillSessionId: null,
      lines: [...lines],
      discountCentavos,
      totalCentavos: centavos(total),
      payments: payments.map(({ method, amountCentavos, tenderedCentavos }) => ({
        id: uuidv7(),
        method,
        amountCentavos: centavos(amountCentavos),
        tenderedCentavos: tenderedCentavos == null ? null : centavos(tenderedCentavos),
        reference: null,
      })),
      note: null,
      ...more.payload,
    },
    more.envelope,
  );
}

/** Sends a command and answers its verdict; anything but 200 is a failure of the test. */
export async function verdictOf(shop: ShopClient, command: Parameters<ShopClient['send']>[0]): Promise<CommandVerdict> {
  const { status, body } = await shop.send(command);
  if (status !== 200) throw new Error(`${command.type} answered ${String(status)}: ${JSON.stringify(body)}`);
  return body;
}

/** The owner's connection, which sees every shop. */
type Books = Pick<SalesSuite, 'admin'>;

/** How many rows a shop has in a table, and what a condition says of them. */
export async function count(
  suite: Books,
  table: string,
  shop: ShopClient,
  condition = 'true',
  parameters: unknown[] = [],
): Promise<number> {
  const sql = `select count(*)::int as count from ${table} where tenant_id = $1 and ${condition}`;
  const { rows } = await suite.admin.query<{ count: number }>(sql, [shop.login.tenantId, ...parameters]);
  return rows[0]?.count ?? 0;
}

/** Every row that one sale writes, by table; a sale recorded once has the same numbers whatever happened to its answers. */
export async function rowsOfSale(suite: Books, shop: ShopClient, saleId: string): Promise<Record<string, number>> {
  const where: Record<string, string> = {
    'sync.commands': 'id = $2',
    'sales.sales': 'id = $2',
    'sales.sale_items': 'sale_id = $2',
    'sales.payments': 'sale_id = $2',
    'inventory.inventory_movements': 'source_id = $2',
    'sales.cash_movements': 'id = $2',
    'sync.changes': 'id = $2',
  };
  const counts: Record<string, number> = {};
  for (const [table, condition] of Object.entries(where))
    counts[table] = await count(suite, table, shop, condition, [saleId]);
  return counts;
}

/** The stock of a product, in thousandths. */
export async function stockOf(suite: Books, shop: ShopClient, productId: string): Promise<number> {
  const { rows } = await suite.admin.query<{ quantity: string }>(
    'select quantity_milli as quantity from inventory.stock_levels where tenant_id = $1 and product_id = $2',
    [shop.login.tenantId, productId],
  );
  return Number(rows[0]?.quantity);
}

/** The sum of the day totals of a shop. */
export async function soldCentavos(suite: Books, shop: ShopClient): Promise<number> {
  const { rows } = await suite.admin.query<{ sum: string }>(
    'select coalesce(sum(sale_centavos), 0)::bigint as sum from sales.day_totals where tenant_id = $1',
    [shop.login.tenantId],
  );
  return Number(rows[0]?.sum);
}

/** A verdict as a test compares it: recorded with its flags, or refused with the code of why. */
export const outcome = ({ verdict, flags, error }: CommandVerdict) =>
  verdict === 'recorded' ? ['recorded', ...flags] : [verdict, error?.code];
