import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ownDatabaseUrl, withBed } from './sale/bed.ts';
import { runLimit } from './sale/limit.ts';
import { median } from './statistics.ts';
import { SaleUpload } from './sync/upload.ts';

/** A device that was away: this many sales, in pushes of this many, one after another on one connection. */
const SALES = 1_000;
const IN_PUSH = 200;
const WARM_UP_SALES = 6_000;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = values.quick ? 5 : 15;

await withBed(ownDatabaseUrl(), async (bed) => {
  const upload = new SaleUpload(bed.backendUrl, bed.logins);
  await bed.compareRows(async (sales) => {
    await upload.run(sales - 1, 1);
    // A connection that lives tells its statistics with a transaction that ends a second after it last did.
    await sleep(1_100);
    await upload.run(1, 1);
  });
  console.log('warming up');
  await upload.run(WARM_UP_SALES, IN_PUSH);
  await bed.vacuum();
  const measured: { limit: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const limit = (await runLimit(bed.appUrl, { transactions: SALES, clients: 1 })).perSecond;
    const ours = await upload.run(SALES, IN_PUSH);
    console.log(`limit ${limit.toFixed(0)}/s · ours ${ours.toFixed(0)}/s · ratio ${(ours / limit).toFixed(2)}`);
    measured.push({ limit, ours });
  }
  const of = (figure: (round: { limit: number; ours: number }) => number) => median(measured.map(figure));
  console.log(
    `bench sync: ratio ${of(({ limit, ours }) => ours / limit).toFixed(2)}, limit ${of(({ limit }) => limit).toFixed(0)}/s, ` +
      `ours ${of(({ ours }) => ours).toFixed(0)}/s`,
  );
});
