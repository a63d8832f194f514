import pg from 'pg';
import { expect, vi } from 'vitest';
import { SaleRecorder } from '../../src/modules/sales/services/sale-recorder.ts';
import type { SalesSuite } from './sales-suite.ts';

/** What stops the recorder in the middle of a transaction. */
export interface Hold {
  /** Waits until so many of the recorder's connections stand still. */
  reached(connections?: number): Promise<void>;
  release(): Promise<void>;
}

/** Lets the recorder run until it would announce a sale to the devices, and no further. */
export async function holdRecorder({ adminUrl }: { readonly adminUrl: string }): Promise<Hold> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query('lock table sync.changes in share mode');
  return {
    reached: async (connections = 1) => {
      for (;;) {
        const { rows } = await client.query<{ waiting: number }>(
          `select count(*)::int as waiting from pg_stat_activity
           where datname = current_database() and application_name = 'michangarrito-recorder' and wait_event_type = 'Lock'`,
        );
        if ((rows[0]?.waiting ?? 0) >= connections) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

/** Counts the sales that reach the recorder of a suite; answers a wait for so many since. */
export function countArrivals(of: SalesSuite): (sales: number) => Promise<void> {
  const record = vi.spyOn(of.app.get(SaleRecorder, { strict: false }), 'record');
  return (sales) =>
    vi.waitFor(() => expect(record.mock.calls.length).toBeGreaterThanOrEqual(sales), { timeout: 30_000, interval: 5 });
}
