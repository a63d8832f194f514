import { existsSync } from 'node:fs';
import { ShopClient, registerShop } from '@michangarrito/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend } from './support/backend.ts';
import { Mirror, restLists } from './support/mirror.ts';
import { startBouncer, type Bouncer } from './support/pgbouncer.ts';
import { openSuite, type SalesSuite } from './support/sales-suite.ts';

const FULL = process.env['FULL'] === '1';
const SEED = Number(process.env['SEED'] ?? 20_261_128);
const PGBOUNCER = process.env['PGBOUNCER_PATH'] ?? '/usr/sbin/pgbouncer';

let suite: SalesSuite;
let bouncer: Bouncer;
let bounced: NestFastifyApplication;
/** Where the pulls of a way go. */
const urls: Record<string, string> = {};

beforeAll(async () => {
  suite = await openSuite();
  urls['with connections of its own'] = suite.url;
  if (!existsSync(PGBOUNCER)) throw new Error('Install the package pgbouncer, or set PGBOUNCER_PATH.');
  bouncer = await startBouncer(PGBOUNCER, suite.appUrl);
  bounced = await startBackend({ appUrl: bouncer.url, admin: suite.admin, close: () => Promise.resolve() });
  await bounced.listen(0, '127.0.0.1');
  urls['through a pooler with one connection'] = await bounced.getUrl();
});
afterAll(async () => {
  await bounced.close();
  await bouncer.stop();
  await suite.close();
});

/** A connection of the application that makes customers in transactions which last as long as the test wants; each is a command of the device. */
class Writer {
  readonly #shop: ShopClient;
  readonly #client: pg.Client;
  #open = false;

  private constructor(shop: ShopClient, client: pg.Client) {
    this.#shop = shop;
    this.#client = client;
  }

  static async connect(shop: ShopClient): Promise<Writer> {
    const client = new pg.Client({ connectionString: suite.appUrl });
    await client.connect();
    return new Writer(shop, client);
  }

  async write(seq: number): Promise<void> {
    const { tenantId, deviceId, personId } = this.#shop.login;
    const id = uuidv7();
    if (!this.#open) {
      await this.#client.query('begin');
      await this.#client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
      this.#open = true;
    }
    await this.#client.query(
      `insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, v, recorded_at)
       values ($1, $2, 'createCustomer', decode(repeat('aa', 32), 'hex'), $3, $4, $5, 1, now())`,
      [tenantId, id, deviceId, seq, personId],
    );
    await this.#client.query(`insert into customers.customers (tenant_id, id, name) values ($1, $2, $3)`, [
      tenantId,
      id,
      String(seq),
    ]);
    await this.#client.query(`insert into sync.changes (tenant_id, id, kind, ref) values ($1, $2, 'customer', $2)`, [
      tenantId,
      id,
    ]);
  }

  async commit(): Promise<void> {
    if (this.#open) await this.#client.query('commit');
    this.#open = false;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

/** The customers of a mirror by their numbers in the device's journal. */
const seqsOf = (mirror: Mirror) =>
  mirror
    .of('customer')
    .map(({ name }) => Number(name))
    .toSorted((a, b) => a - b);

/** What the mirror has without a gap: what `acknowledgedSeq` says must be that, no more and no less. */
function contiguous(seqs: readonly number[]): number {
  let reached = 0;
  for (const seq of seqs) if (seq === reached + 1) reached = seq;
  return reached;
}

function expectExact(mirror: Mirror, { hasMore }: { readonly hasMore: boolean }): void {
  if (!hasMore) expect(mirror.acknowledgedSeq).toBe(contiguous(seqsOf(mirror)));
}

async function pullers(url: string, count: number): Promise<{ shop: ShopClient; mirrors: Mirror[] }> {
  const shop = await registerShop(suite.url);
  const mirrors = Array.from({ length: count }, () => new Mirror(new ShopClient(url, shop.login)));
  for (const mirror of mirrors) await mirror.pull();
  for (const mirror of mirrors) mirror.arrivals.clear();
  return { shop, mirrors };
}

async function expectAll(mirrors: readonly Mirror[], shop: ShopClient, written: number): Promise<void> {
  const { customer } = await restLists(shop);
  for (const mirror of mirrors) {
    await mirror.pull(3);
    expect(seqsOf(mirror)).toEqual(Array.from({ length: written }, (_, index) => index + 1));
    expect(mirror.of('customer').toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      customer.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect([...mirror.arrivals.values()].filter((times) => times > 1)).toEqual([]);
    expect(mirror.acknowledgedSeq).toBe(written);
  }
}

describe.each(['with connections of its own', 'through a pooler with one connection'])('a server %s', (way) => {
  test('skips nothing that commits late, and gives nobody a row twice', async () => {
    const { shop, mirrors } = await pullers(urls[way] ?? '', 3);
    const [slow, quick] = [await Writer.connect(shop), await Writer.connect(shop)];
    await slow.write(1);
    await quick.write(2);
    await quick.commit();
    for (const mirror of mirrors) {
      expectExact(mirror, await mirror.step());
      expect([seqsOf(mirror), mirror.acknowledgedSeq]).toEqual([[2], 0]);
    }
    await quick.write(3);
    await quick.commit();
    await mirrors[0]?.pull();
    await slow.commit();
    await Promise.all(mirrors.map((mirror) => mirror.pull(1)));
    await expectAll(mirrors, shop, 3);
    await Promise.all([slow.close(), quick.close()]);
  });

  test(
    'ends with every mirror as the lists are, however writers and pulls interleave',
    { timeout: 240_000 },
    async () => {
      const action = fc.oneof(
        fc.record({ does: fc.constant('write' as const), who: fc.nat(2), times: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ does: fc.constant('commit' as const), who: fc.nat(2), times: fc.constant(1) }),
        fc.record({ does: fc.constant('pull' as const), who: fc.nat(2), times: fc.integer({ min: 1, max: 6 }) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), async (actions) => {
          const { shop, mirrors } = await pullers(urls[way] ?? '', 3);
          const writers = [await Writer.connect(shop), await Writer.connect(shop), await Writer.connect(shop)];
          // Pulls go on while writers write; those of one device come one after another, as from a device.
          const pulling = mirrors.map(() => Promise.resolve());
          let written = 0;
          for (const { does, who, times } of actions) {
            const [writer, mirror, earlier] = [writers[who], mirrors[who], pulling[who]];
            if (!writer || !mirror || !earlier) throw new Error('nobody of that number');
            if (does === 'commit') await writer.commit();
            else if (does === 'pull')
              pulling[who] = earlier.then(async () => expectExact(mirror, await mirror.step(times)));
            else for (let count = 0; count < times; count += 1) await writer.write((written += 1));
          }
          await Promise.all(pulling);
          for (const writer of writers) await writer.commit();
          await expectAll(mirrors, shop, written);
          for (const writer of writers) await writer.close();
        }),
        { seed: SEED, numRuns: FULL ? 200 : 8, endOnFailure: true },
      );
    },
  );
});
