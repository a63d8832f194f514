import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** How many rows were inserted or updated, by table; a partition counts for its table. */
export type RowsWritten = ReadonlyMap<string, number>;

const PATIENCE_MS = 20_000;

/** Rows written since the database exists, as its statistics know. */
async function readRowsWritten(admin: pg.Client): Promise<RowsWritten> {
  const { rows } = await admin.query<{ name: string; written: string }>(`
    select coalesce(pg_partition_root(relid), relid)::regclass::text as name, sum(n_tup_ins + n_tup_upd) as written
    from pg_stat_user_tables where schemaname <> 'auth' group by 1 having sum(n_tup_ins + n_tup_upd) > 0 order by 1`);
  return new Map(rows.map(({ name, written }) => [name, Number(written)]));
}

/** What `sales` sales wrote per sale. A connection tells its statistics with a delay, so this waits until the sales themselves are all in. */
export async function rowsPerSale(admin: pg.Client, sales: number, work: () => Promise<void>): Promise<RowsWritten> {
  const before = await readRowsWritten(admin);
  await work();
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = await readRowsWritten(admin);
    const written = new Map(
      [...now].map(([name, count]) => [name, (count - (before.get(name) ?? 0)) / sales] as const),
    );
    if ((written.get('sales.sales') ?? 0) >= 1) return new Map([...written].filter(([, count]) => count > 0));
    if (Date.now() > deadline) throw new Error('the statistics of the database do not show the sales');
    await sleep(250);
  }
}

/** Tables of which the two sides do not write the same number of rows. */
export function differences(ours: RowsWritten, limit: RowsWritten): string[] {
  return [...new Set([...ours.keys(), ...limit.keys()])].filter((name) => ours.get(name) !== limit.get(name));
}
