import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { migrate } from '@michangarrito/database';
import { startBackendProcess, urlOf } from '@michangarrito/testing';
import pg from 'pg';
import { createLimit, LIMIT_CLIENTS, runLimit } from './sale/limit.ts';
import { SaleLoad } from './sale/load.ts';
import { differences, rowsPerSale, type RowsWritten } from './sale/rows.ts';
import { openShops, PRODUCTS, SHOPS } from './sale/shops.ts';
import { median } from './statistics.ts';

const COUNTED_SALES = 80;
/** Until V8 has compiled what is hot, a sale costs the backend three times as much. */
const WARM_UP_SECONDS = 12;
const [FEW, MANY] = [8, 32] as const;

interface Round {
  readonly limit: number;
  readonly ours: number;
  readonly ratio: number;
  readonly ratio32: number;
  readonly p99Ratio: number;
}

/** A login for the bench alone, with what the application's role may: that role's own password belongs to the installation. */
async function createLogin(admin: pg.Client, adminUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const user = `michangarrito_bench_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('hex');
  await admin.query(`create role ${user} login password '${password}' in role michangarrito_app`);
  const url = urlOf(adminUrl, new URL(adminUrl).pathname.slice(1), { user, password });
  return { url, drop: async () => void (await admin.query(`drop role ${user}`)) };
}

function printRows(title: string, rows: RowsWritten): void {
  const tables = [...rows].map(([name, count]) => `${name} ${String(count)}`);
  const sum = [...rows.values()].reduce((total, count) => total + count, 0);
  console.log(`rows written per sale, ${title}: ${String(sum)} (${tables.join(', ')})`);
}

async function measure(appUrl: string, load: SaleLoad, seconds: number): Promise<Round> {
  const limit = await runLimit(appUrl, { seconds });
  const few = await load.run(FEW, seconds);
  const many = await load.run(MANY, seconds);
  const [ratio, ratio32, p99Ratio] = [
    few.perSecond / limit.perSecond,
    many.perSecond / limit.perSecond,
    few.p99Ms / limit.p99Ms,
  ];
  const side = (name: string, { perSecond, p99Ms }: { perSecond: number; p99Ms: number }) =>
    `${name} ${perSecond.toFixed(0)}/s p99 ${p99Ms.toFixed(1)} ms`;
  console.log(
    `${side('limit', limit)} · ${side(`ours at ${String(FEW)}`, few)} · ${side(`at ${String(MANY)}`, many)} · ` +
      `ratio ${ratio.toFixed(2)}, ${ratio32.toFixed(2)}, p99 ${p99Ratio.toFixed(2)}`,
  );
  return { limit: limit.perSecond, ours: few.perSecond, ratio, ratio32, p99Ratio };
}

async function describeServer(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ text: string }>(
    `select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' ||
       current_setting('synchronous_commit') || ', shared_buffers ' || current_setting('shared_buffers') as text`,
  );
  return rows[0]?.text ?? '';
}

async function bench(adminUrl: string, quick: boolean): Promise<boolean> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await migrate({ adminUrl, log: () => undefined });
  const login = await createLogin(admin, adminUrl);
  // Another process opens the shops: statistics of its connections must not come in while sales are counted.
  const founder = await startBackendProcess(login.url);
  const shops = await openShops(founder.url, login.url);
  await founder.stop();
  const backend = await startBackendProcess(login.url);
  try {
    await createLimit(adminUrl, shops);
    await admin.query('vacuum analyze');
    const load = new SaleLoad(
      backend.url,
      shops.map((shop) => shop.login),
    );
    console.log(
      `${await describeServer(admin)}, Node ${process.versions.node}; ${String(SHOPS)} shops × ${String(PRODUCTS)} products`,
    );
    // One after another, so that no batch sums two changes of one row into one.
    const ours = await rowsPerSale(admin, COUNTED_SALES, () => sellOneByOne(load));
    const limit = await rowsPerSale(
      admin,
      COUNTED_SALES,
      async () => void (await runLimit(login.url, { transactions: COUNTED_SALES / LIMIT_CLIENTS })),
    );
    printRows('ours ', ours);
    printRows('limit', limit);
    const unequal = differences(ours, limit);
    if (unequal.length > 0) {
      console.error(`The two sides do not write the same rows: ${unequal.join(', ')}`);
      return false;
    }
    console.log('warming up');
    await load.run(MANY, WARM_UP_SECONDS);
    await runLimit(login.url, { seconds: 2 });
    // What autovacuum does within minutes: from here on both sides plan with statistics.
    await admin.query('vacuum analyze');
    await report(login.url, load, quick);
  } finally {
    await backend.stop();
    await login.drop();
    await admin.end();
  }
  return true;
}

/** A connection that lives tells its statistics with a transaction that ends a second after it last did. */
async function sellOneByOne(load: SaleLoad): Promise<void> {
  await load.sendOneByOne(COUNTED_SALES - 1);
  await sleep(1_100);
  await load.sendOneByOne(1);
}

async function report(appUrl: string, load: SaleLoad, quick: boolean): Promise<void> {
  const [rounds, seconds] = quick ? [5, 1] : [9, 6];
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await measure(appUrl, load, seconds));
  const of = (field: keyof Round) => median(measured.map((round) => round[field]));
  console.log(
    `bench sale: ratio ${of('ratio').toFixed(2)}, ratio32 ${of('ratio32').toFixed(2)}, p99 ratio ${of('p99Ratio').toFixed(2)}, ` +
      `limit ${of('limit').toFixed(0)}/s, ours ${of('ours').toFixed(0)}/s`,
  );
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const adminUrl = process.env['DATABASE_ADMIN_URL'];
if (!adminUrl)
  throw new Error('DATABASE_ADMIN_URL must name a database of the bench’s own; `npm run bench -- sale` gives one');
if (!(await bench(adminUrl, values.quick))) process.exitCode = 1;
