import type { AnyCommand, CommandOf } from '@michangarrito/contracts';
import { centavos, milli, negateMilli } from '@michangarrito/domain';
import { createProduct, freshPhone, logIn, registerShop, type ShopClient } from '@michangarrito/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  count,
  openSuite,
  outcome,
  pieces,
  saleOf,
  stockOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let devices: readonly [ShopClient, ShopClient];

beforeAll(async () => {
  suite = await openSuite();
  const phone = freshPhone();
  const first = await registerShop(suite.url, { phone });
  // A phone gets its next code a while after the last one.
  await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
  devices = [first, await logIn(suite.url, phone, first.login.tenantId, '482913')];
});
afterAll(() => suite.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_STOCK = 100_000;
/** How far each device's clock is ahead, and knows it. */
const AHEAD_MS = [0, 3 * HOUR];

type Change = CommandOf<'recordStockMovement'>['payload']['change'];

/** Something that happens to one product, `minute` minutes after an hour ago; before 2026 where the minute is negative. */
interface Happening {
  readonly device: 0 | 1;
  readonly minute: number;
  readonly what: { readonly kind: 'sale' | 'refund'; readonly pieces: number } | { readonly change: Change };
}

const shelf = async (): Promise<ShelfProduct> => {
  const product = { name: 'Refresco', priceCentavos: 1_900 };
  const productId = await createProduct(devices[0], { ...product, stockMilli: FIRST_STOCK });
  return { productId, name: 'Refresco', unit: 'piece', taxClass: 'iva0', unitPriceCentavos: centavos(1_900) };
};

function dated({ device, minute }: Happening, startMs: number): Partial<AnyCommand> {
  if (minute < 0) return { recordedAt: '1970-01-01T00:00:00.000Z', skewMs: null };
  const ahead = AHEAD_MS[device] ?? 0;
  return { recordedAt: new Date(startMs + minute * MINUTE + ahead).toISOString(), skewMs: -ahead };
}

/** The commands of a happening: a refund comes with the sale that it gives back, which has no effect of its own on the level's sum. */
function commandsOf(happening: Happening, product: ShelfProduct, startMs: number): AnyCommand[] {
  const shop = devices[happening.device];
  const { what } = happening;
  const envelope = dated(happening, startMs);
  if ('change' in what) {
    const payload = { productId: product.productId, change: what.change, note: null };
    return [shop.command('recordStockMovement', payload, envelope)];
  }
  const sale = saleOf(shop, [pieces(product, what.pieces)], { envelope: envelope as Partial<CommandOf<'recordSale'>> });
  if (what.kind === 'sale') return [sale];
  const { totalCentavos, payments, lines } = sale.payload;
  const refund = shop.command(
    'refundSale',
    {
      saleId: sale.id,
      tillSessionId: null,
      lines: [
        {
          lineNumber: 1,
          quantityMilli: lines[0]!.quantityMilli,
          destination: what.pieces % 2 === 0 ? 'stock' : 'waste',
        },
      ],
      payments: [{ id: payments[0]!.id, method: 'cash', amountCentavos: totalCentavos }],
      totalCentavos,
      reason: 'Rota',
    },
    dated({ ...happening, minute: happening.minute + 2 }, startMs),
  );
  return [sale, refund];
}

/** What the rule says: what the last count found and what moved after it, or the sum of everything where nothing was counted. */
function expectedLevel(happenings: readonly { happening: Happening; commands: readonly AnyCommand[] }[]): number {
  const moves = happenings.flatMap(({ happening, commands }) => {
    const { what, minute } = happening;
    if ('change' in what) return what.change.reason === 'count' ? [] : [{ minute, delta: deltaOf(what.change) }];
    const sold = { minute, delta: -what.pieces * 1_000 };
    if (commands.length === 1) return [sold];
    return [sold, ...(what.pieces % 2 === 0 ? [{ minute: minute + 2, delta: what.pieces * 1_000 }] : [])];
  });
  const counts = happenings
    .flatMap(({ happening: { what, minute }, commands }) =>
      'change' in what && what.change.reason === 'count'
        ? [{ minute, id: commands[0]!.id, found: Number(what.change.countedMilli) }]
        : [],
    )
    .toSorted((one, other) => one.minute - other.minute || (one.id < other.id ? -1 : 1));
  const last = counts.at(-1) ?? { minute: -Infinity, found: FIRST_STOCK };
  return moves.filter(({ minute }) => minute > last.minute).reduce((sum, { delta }) => sum + delta, last.found);
}

function deltaOf(change: Exclude<Change, { reason: 'count' }>): number {
  if (change.reason === 'purchase') return change.quantityMilli;
  return change.reason === 'waste' ? negateMilli(change.quantityMilli) : change.deltaMilli;
}

const quantity = fc.integer({ min: 1, max: 9 });
const thousandths = quantity.map((value) => milli(value * 1_000));
const happening: fc.Arbitrary<Happening> = fc.record({
  device: fc.constantFrom<(0 | 1)[]>(0, 1),
  // Few of them, so that several things happen at the same moment; 1970 is before the product existed.
  minute: fc.constantFrom(-1, 0, 1, 2, 3, 4, 5),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('sale' as const), pieces: quantity }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), pieces: quantity }) },
    {
      weight: 3,
      arbitrary: thousandths.map((countedMilli) => ({ change: { reason: 'count' as const, countedMilli } })),
    },
    {
      weight: 3,
      arbitrary: thousandths.chain((amount) =>
        fc.constantFrom<{ change: Change }[]>(
          { change: { reason: 'purchase', quantityMilli: amount, unitCostCentavos: null } },
          { change: { reason: 'waste', quantityMilli: amount } },
          { change: { reason: 'adjustment', deltaMilli: negateMilli(amount) } },
        ),
      ),
    },
  ),
});

/** Orders of arrival: every command gets a place; a refund comes after its sale. */
function arrive(commands: readonly (readonly AnyCommand[])[], places: readonly number[]): AnyCommand[] {
  return commands
    .flatMap((own, index) => {
      const [one = 0, other = 0] = [places[2 * index], places[2 * index + 1]].toSorted((a = 0, b = 0) => a - b);
      return own.map((command, nth) => ({ command, place: nth === 0 ? one : other }));
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ command }) => command);
}

test('whatever the order in which two devices’ sales, refunds, purchases and counts arrive, the level is the same', async () => {
  const order = fc.array(fc.nat({ max: 1_000 }), { minLength: 14, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 2, maxLength: 7 }), order, async (happenings, places) => {
      const product = await shelf();
      const startMs = Date.now() - HOUR;
      const all = happenings.map((each) => ({ happening: each, commands: commandsOf(each, product, startMs) }));
      const commands = all.map((each) => each.commands);
      for (const command of arrive(commands, places)) {
        const shop = devices.find(({ login }) => login.deviceId === command.deviceId) ?? devices[0];
        expect((await verdictOf(shop, command)).verdict).toBe('recorded');
      }
      expect(await stockOf(suite, devices[0], product.productId)).toBe(expectedLevel(all));
    }),
    { numRuns: process.env['FULL'] === '1' ? 400 : 60 },
  );
}, 120_000);

describe('a count', () => {
  const change = (product: ShelfProduct, what: Change, envelope: Partial<AnyCommand> = {}) =>
    devices[0].command('recordStockMovement', { productId: product.productId, change: what, note: null }, envelope);
  const ago = (minutes: number): Partial<AnyCommand> => ({
    recordedAt: new Date(Date.now() - minutes * MINUTE).toISOString(),
  });
  const found = (countedMilli: number): Change => ({ reason: 'count', countedMilli: milli(countedMilli) });

  test('that arrives late corrects the books of its own time and leaves what moved since', async () => {
    const product = await shelf();
    await verdictOf(devices[0], saleOf(devices[0], [pieces(product, 5)]));
    const late = await verdictOf(devices[0], change(product, found(80_000), ago(10)));
    expect(late.result).toEqual({ deltaMilli: -20_000, stockMilli: 75_000 });
  });

  test('older than the last one is kept, changes nothing and says so', async () => {
    const product = await shelf();
    await verdictOf(devices[0], change(product, found(40_000)));
    const older = change(product, found(90_000), ago(10));
    expect((await verdictOf(devices[0], older)).result).toEqual({ deltaMilli: 0, stockMilli: 40_000 });
    const kept = `source_id = $2 and reason = 'count' and delta_milli = 0 and counted_milli = 90000`;
    expect(await count(suite, 'inventory.inventory_movements', devices[0], kept, [older.id])).toBe(1);
  });

  test('stays what was counted when an older purchase arrives, which says so and moves nothing', async () => {
    const product = await shelf();
    await verdictOf(devices[0], change(product, found(40_000)));
    const bought: Change = { reason: 'purchase', quantityMilli: milli(24_000), unitCostCentavos: centavos(900) };
    const purchase = change(product, bought, ago(10));
    expect((await verdictOf(devices[0], purchase)).result).toEqual({ deltaMilli: 24_000, stockMilli: 40_000 });
    expect(await count(suite, 'inventory.inventory_movements', devices[0], 'source_id = $2', [purchase.id])).toBe(2);
  });

  test.each<[string, Partial<AnyCommand>]>([
    ['years ahead', { recordedAt: '2031-01-01T00:00:00.000Z' }],
    ['ahead by a difference that cannot be', { skewMs: 8_640_000_000_000 }],
  ])('by a clock that is %s happened when it arrived: what comes after it is after it', async (_, envelope) => {
    const product = await shelf();
    const verdict = await verdictOf(devices[0], change(product, found(40_000), envelope));
    expect(outcome(verdict)).toEqual(['recorded', 'clock_impossible']);
    // Two things of the same millisecond are in no order that a device could mean.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await verdictOf(devices[0], saleOf(devices[0], [pieces(product, 1)]));
    expect(await stockOf(suite, devices[0], product.productId)).toBe(39_000);
  });
});
