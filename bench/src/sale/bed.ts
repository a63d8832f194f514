import { randomBytes } from 'node:crypto';
import { migrate } from '@michangarrito/database';
import { startBackendProcess, urlOf, type Login } from '@michangarrito/testing';
import pg from 'pg';
import { createLimit, LIMIT_CLIENTS, runLimit } from './limit.ts';
import { differences, rowsPerSale, type RowsWritten } from './rows.ts';
import { openShops, PRODUCTS, SHOPS } from './shops.ts';

const COUNTED_SALES = 80;

/** Eight shops with full shelves, the limit's function beside them, and a backend that serves them. */
export interface Bed {
  readonly backendUrl: string;
  /** The login of both sides: what the application's role may. */
  readonly appUrl: string;
  readonly logins: readonly Login[];
  /** With its statistics up to date, as autovacuum keeps them. */
  vacuum(): Promise<void>;
  /**
   * Counts what each side writes per sale, and prints it. `sellOneByOne` sends so many sales one after another, so that no batch sums two
   * changes of one row into one. @throws Error where the two sides differ.
   */
  compareRows(sellOneByOne: (sales: number) => Promise<void>): Promise<void>;
}

/** Makes the bed in the database of `adminUrl`, works on it, and takes its login away. */
export async function withBed(adminUrl: string, work: (bed: Bed) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await migrate({ adminUrl, log: () => undefined });
  const login = await createLogin(admin, adminUrl);
  // Another process opens the shops: statistics of its connections must not come in while sales are counted.
  const founder = await startBackendProcess(login.url);
  const shops = await openShops(founder.url, login.url);
  await founder.stop();
  const backend = await startBackendProcess(login.url);
  const vacuum = async () => void (await admin.query('vacuum analyze'));
  try {
    await createLimit(adminUrl, shops);
    await vacuum();
    console.log(
      `${await describeServer(admin)}, Node ${process.versions.node}; ${String(SHOPS)} shops × ${String(PRODUCTS)} products`,
    );
    const compareRows: Bed['compareRows'] = async (sellOneByOne) => {
      const ours = await rowsPerSale(admin, COUNTED_SALES, () => sellOneByOne(COUNTED_SALES));
      const limit = await rowsPerSale(
        admin,
        COUNTED_SALES,
        async () => void (await runLimit(login.url, { transactions: COUNTED_SALES / LIMIT_CLIENTS })),
      );
      compare(ours, limit);
    };
    const logins = shops.map((shop) => shop.login);
    await work({ backendUrl: backend.url, appUrl: login.url, logins, vacuum, compareRows });
  } finally {
    await backend.stop();
    await login.drop();
    await admin.end();
  }
}

/** The database that `npm run bench` made for this run. @throws Error where it was not started by it. */
export function ownDatabaseUrl(): string {
  const adminUrl = process.env['DATABASE_ADMIN_URL'];
  if (!adminUrl)
    throw new Error('DATABASE_ADMIN_URL must name a database of the bench’s own; `npm run bench` gives one');
  return adminUrl;
}

/** A login for the bench alone, with what the application's role may: that role's own password belongs to the installation. */
async function createLogin(admin: pg.Client, adminUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const user = `michangarrito_bench_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('hex');
  await admin.query(`create role ${user} login password '${password}' in role michangarrito_app`);
  const url = urlOf(adminUrl, new URL(adminUrl).pathname.slice(1), { user, password });
  return { url, drop: async () => void (await admin.query(`drop role ${user}`)) };
}

async function describeServer(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ text: string }>(
    `select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' ||
       current_setting('synchronous_commit') || ', shared_buffers ' || current_setting('shared_buffers') as text`,
  );
  return rows[0]?.text ?? '';
}

function compare(ours: RowsWritten, limit: RowsWritten): void {
  printRows('ours ', ours);
  printRows('limit', limit);
  const unequal = differences(ours, limit);
  if (unequal.length > 0) throw new Error(`The two sides do not write the same rows: ${unequal.join(', ')}`);
}

function printRows(title: string, rows: RowsWritten): void {
  const tables = [...rows].map(([name, count]) => `${name} ${String(count)}`);
  const sum = [...rows.values()].reduce((total, count) => total + count, 0);
  console.log(`rows written per sale, ${title}: ${String(sum)} (${tables.join(', ')})`);
}
