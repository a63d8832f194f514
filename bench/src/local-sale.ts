import { parseArgs } from 'node:util';
import { atTheCounter, samplesOf, summary, watch } from './device/counter.ts';

const WARM_UP = 5;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sales = values.quick ? 15 : 60;

const samples = await atTheCounter(async ({ keeper, page }) => {
  await page.getByRole('tabpanel').waitFor();
  await watch(page, 'watch-charging');
  // Without a network, as it is promised: nothing may wait for an answer.
  await page.context().setOffline(true);
  for (let sale = 0; sale < sales + WARM_UP; sale += 1) {
    await keeper.tapTile('Coca-Cola 600 ml');
    await keeper.goToCharge();
    await keeper.confirmCharge();
    await keeper.newSale();
  }
  await page.context().setOffline(false);
  return samplesOf(page);
});
console.log(`${String(samples.length)} sales without a network, after ${String(WARM_UP)} to warm up`);
console.log(summary('local-sale', samples.slice(WARM_UP)));
