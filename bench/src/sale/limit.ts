import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShopClient } from '@michangarrito/testing';
import pg from 'pg';
import { PRODUCTS, SHOPS } from './shops.ts';
import { STARTING_SECONDS, summarize, type Answered, type RunResult } from '../statistics.ts';

export const LIMIT_CLIENTS = 8;

/**
 * The limit: the least that a database does for one such sale, one call and one commit each. No verdict, no flags, no check of anything:
 * only the rows, in the same tables with the same keys, triggers and policies.
 */
export async function createLimit(adminUrl: string, shops: readonly ShopClient[]): Promise<void> {
  const list = (of: (shop: ShopClient) => string) => `'{${shops.map(of).join(',')}}'`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`
    create schema bench;
    create function bench.record_sale(shop int, first int, second int, third int) returns void language plpgsql as $$
    declare
      tenant uuid := (${list(({ login }) => login.tenantId)}::uuid[])[shop];
      device uuid := (${list(({ login }) => login.deviceId)}::uuid[])[shop];
      actor uuid := (${list(({ login }) => login.personId)}::uuid[])[shop];
      -- A UUIDv7 in SQL, since servers before 18 have none.
      sale uuid := encode(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 'hex')::uuid;
      products uuid[] := (select array_agg(('0192f0c4-7b1a-7000-8' || lpad(to_hex(shop), 3, '0') || '-' || lpad(to_hex(p), 12, '0'))::uuid order by p)
        from unnest(array[first, second, third]) p);
      today date := current_date;
      instant timestamptz := clock_timestamp();
    begin
      perform set_config('app.tenant_id', tenant::text, true);
      insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, v, recorded_at)
        values (tenant, sale, 'recordSale', sha256(uuid_send(sale)), device, 1000000001 + (random() * 1e9)::int, actor, 1, instant);
      insert into sales.sales (tenant_id, id, folio_series, folio_number, subtotal_centavos, discount_centavos, total_centavos,
          iva_centavos, ieps_centavos, cost_centavos, actor_id, device_id, business_date, utc_offset_minutes, recorded_at)
        values (tenant, sale, 'Z', 1 + (random() * 1e9)::int, 3000, 0, 3000, 414, 0, 2100, actor, device, today, -360, instant);
      insert into sales.sale_items (tenant_id, sale_id, line_number, product_id, name, unit, quantity_milli, by_pesos, unit_price_centavos,
          unit_cost_centavos, amount_centavos, discount_centavos, share_of_sale_discount_centavos, total_centavos, tax_class, iva_centavos, ieps_centavos)
        select tenant, sale, n, products[n], 'Producto 123', 'piece', 1000, false, 1000, 700, 1000, 0, 0, 1000, 'iva16', 138, 0
        from generate_series(1, 3) n;
      insert into sales.payments (tenant_id, sale_id, id, method, amount_centavos, tendered_centavos)
        values (tenant, sale, gen_random_uuid(), 'cash', 3000, 5000);
      insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, unit_cost_centavos, actor_id, recorded_at,
          happened_at)
        select tenant, sale, n, products[n], 'sale', -1000, 700, actor, instant, instant from generate_series(1, 3) n;
      insert into sales.cash_movements (tenant_id, id, kind, amount_centavos, actor_id, device_id, business_date, recorded_at)
        values (tenant, sale, 'sale', 3000, actor, device, today, instant);
      insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
        select tenant, p, -1000 from unnest(products) p
        on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now();
      insert into sales.day_totals as d (tenant_id, business_date, stripe, sale_count, sale_centavos, iva_centavos, cost_centavos)
        values (tenant, today, get_byte(uuid_send(sale), 15) & 15, 1, 3000, 414, 2100)
        on conflict (tenant_id, business_date, stripe) do update set sale_count = d.sale_count + excluded.sale_count,
          sale_centavos = d.sale_centavos + excluded.sale_centavos, iva_centavos = d.iva_centavos + excluded.iva_centavos,
          cost_centavos = d.cost_centavos + excluded.cost_centavos;
      insert into sync.changes (tenant_id, id, kind, ref) values (tenant, sale, 'sale', sale);
    end $$;
    grant usage on schema bench to michangarrito_app;
    grant execute on all functions in schema bench to michangarrito_app`);
  await client.end();
}

// Three products that are never the same: each from a third of the shelf.
const THIRD = Math.floor(PRODUCTS / 3);
const SCRIPT = `\\set shop random(1, ${String(SHOPS)})
\\set first random(1, ${String(THIRD)})
\\set second random(${String(THIRD + 1)}, ${String(2 * THIRD)})
\\set third random(${String(2 * THIRD + 1)}, ${String(PRODUCTS)})
select bench.record_sale(:shop, :first, :second, :third);
`;

/** Runs the limit for so many seconds, or for so many sales of each of its clients (eight where nothing else is said). */
export async function runLimit(
  appUrl: string,
  length: { seconds: number } | { transactions: number; clients?: number },
): Promise<RunResult> {
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-bench-'));
  try {
    const script = join(directory, 'sale.sql');
    await writeFile(script, SCRIPT);
    const time =
      'seconds' in length ? ['-T', String(length.seconds + STARTING_SECONDS)] : ['-t', String(length.transactions)];
    const count = 'transactions' in length ? (length.clients ?? LIMIT_CLIENTS) : LIMIT_CLIENTS;
    const clients = ['-c', String(count), '-j', String(Math.min(count, 2)), '-M', 'prepared', '-n'];
    const output = await runPgbench([
      ...clients,
      ...time,
      '-l',
      '--log-prefix',
      join(directory, 'log'),
      '-f',
      script,
      appUrl,
    ]);
    if (!/tps = [\d.]+/.test(output)) throw new Error(`pgbench said no rate:\n${output}`);
    const calls = await readCalls(directory);
    if (!('seconds' in length)) return summarize(calls);
    return summarize(calls, Math.min(...calls.map(({ endedAt }) => endedAt)) + STARTING_SECONDS);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function runPgbench(parameters: readonly string[]): Promise<string> {
  const child = spawn(process.env['PGBENCH_PATH'] || 'pgbench', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`pgbench failed:\n${output}`);
  return output;
}

// A line of the log: client, transaction, microseconds, script, seconds since 1970 and microseconds of its end.
async function readCalls(directory: string): Promise<Answered[]> {
  const files = (await readdir(directory)).filter((name) => name.startsWith('log.'));
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
  return texts
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => {
      const [, , micros, , seconds, fraction] = line.split(' ').map(Number);
      return { endedAt: (seconds ?? NaN) + (fraction ?? NaN) / 1_000_000, latencyMs: (micros ?? NaN) / 1_000 };
    });
}
