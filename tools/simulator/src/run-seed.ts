import { audit, checkPromises } from '@michangarrito/auditor';
import { findGaps } from './checks/journals.ts';
import { compareMirrors } from './checks/mirrors.ts';
import { runEvent } from './events.ts';
import { exchange } from './exchange.ts';
import { heal } from './heal.ts';
import { perform, type DeskAct } from './acts/perform.ts';
import { Dice } from './random.ts';
import { BLOCK, BLOCK_MS, makeSchedule } from './schedule.ts';
import type { SimulatedServer } from './server.ts';
import type { Tally } from './tally.ts';
import { World } from './world.ts';

export interface SeedOptions {
  readonly server: SimulatedServer;
  readonly tally: Tally;
  readonly seed: number;
  readonly devices: number;
  readonly events: number;
  /** Hears of what happens, for who looks closer. */
  readonly trace?: (line: string) => void;
}

/** What one seed came to. */
export interface SeedResult {
  readonly seed: number;
  readonly events: number;
  readonly promised: number;
  readonly recorded: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Between books and promises, inside the books, and between the books and what devices show. */
  readonly differences: readonly string[];
}

/** A shop of the seed's own lives through its events; then everything heals, and the books are held against what was promised. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const { server, tally, seed, devices, events, trace } = options;
  await server.up();
  await server.renew();
  const lengthMs = Math.ceil(events / BLOCK) * BLOCK_MS + 86_400_000;
  const world = await World.open({ server, tally, seed, devices, lengthMs });
  let now = 'opening the shop';
  try {
    await stockTheShop(world, seed);
    for (const event of makeSchedule({ seed, devices, events })) {
      now =
        `event ${String(event.index)} ${event.kind} device ${String(event.device)} ${event.wire.join(' ')}`.trimEnd();
      trace?.(now);
      await runEvent(world, event);
    }
    now = 'healing';
    trace?.(now);
    await heal(world);
    now = 'judging';
    trace?.(now);
    return await judge(world, seed, events);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, events, promised: 0, recorded: 0, lost: [], doubled: [], differences: [`${now}: ${text}`] };
  } finally {
    await world.close();
  }
}

const STOCK: readonly DeskAct[] = [
  'new_product',
  'new_product',
  'new_product',
  'new_product',
  'new_product',
  'new_product',
  'new_customer',
  'new_customer',
  'open_till',
];

/** What every shop begins with: something to sell, somebody to lend to, an open till, and devices that know of it. */
async function stockTheShop(world: World, seed: number): Promise<void> {
  const [owner] = world.slots[0] ?? [];
  if (owner === undefined) throw new Error('a shop has a device');
  await exchange(world, world.installations, 'pull');
  const dice = new Dice(seed, 3);
  for (const [index, act] of STOCK.entries()) {
    await perform(act, { desk: owner, dice, index: -1 - index, papers: () => Promise.resolve([]) });
  }
  await exchange(world, [owner], 'push');
  await exchange(world, world.installations, 'pull');
}

async function judge(world: World, seed: number, events: number): Promise<SeedResult> {
  for (const installation of world.installations) {
    world.ledger.readJournal(await (await installation.running()).journal.exportText());
  }
  const { auditUrl } = world.server;
  const promises = await checkPromises({ auditUrl, tenantId: world.shop.tenantId, promises: world.ledger.entries });
  // The neighbour's shop too.
  const { differences } = await audit({ auditUrl });
  const mirrors = await compareMirrors(world);
  const gaps: string[] = [];
  for (const installation of world.installations) gaps.push(...(await findGaps(installation)));
  return {
    seed,
    events,
    promised: promises.promised,
    recorded: promises.recorded,
    lost: promises.lost,
    doubled: promises.doubled,
    differences: [
      ...promises.differences.map(
        ({ rule, row, expected, found }) => `${rule} ${row}: expected ${expected}; found ${found}`,
      ),
      ...differences.map(
        ({ invariant, row, expected, found }) => `${invariant} ${row}: expected ${expected}; found ${found}`,
      ),
      ...mirrors,
      ...gaps,
      ...new Set(world.findings),
    ],
  };
}

/** Whether a seed found nothing wrong. */
export function isClean({ lost, doubled, differences }: SeedResult): boolean {
  return lost.length === 0 && doubled.length === 0 && differences.length === 0;
}
