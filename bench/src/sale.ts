import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ownDatabaseUrl, withBed, type Bed } from './sale/bed.ts';
import { runLimit } from './sale/limit.ts';
import { SaleLoad } from './sale/load.ts';
import { median } from './statistics.ts';

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

/** A connection that lives tells its statistics with a transaction that ends a second after it last did. */
async function sellOneByOne(load: SaleLoad, sales: number): Promise<void> {
  await load.sendOneByOne(sales - 1);
  await sleep(1_100);
  await load.sendOneByOne(1);
}

async function report({ appUrl }: Bed, load: SaleLoad, quick: boolean): Promise<void> {
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
await withBed(ownDatabaseUrl(), async (bed) => {
  const load = new SaleLoad(bed.backendUrl, bed.logins);
  await bed.compareRows((sales) => sellOneByOne(load, sales));
  console.log('warming up');
  await load.run(MANY, WARM_UP_SECONDS);
  await runLimit(bed.appUrl, { seconds: 2 });
  // What autovacuum does within minutes: from here on both sides plan with statistics.
  await bed.vacuum();
  await report(bed, load, values.quick);
});
