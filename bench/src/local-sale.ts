import { parseArgs } from 'node:util';
import { atTheCounter, samplesOf, summary, watch } from './device/counter.ts';

const WARM_UP = 5;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sales = values.quick ? 15 : 60;

const samples = await atTheCounter(async ({ keeper, page }) => {
  const sell = async (count: number) => {
    for (let sale = 0; sale < count; sale += 1) {
      await keeper.tapTile('Coca-Cola 600 ml');
      await keeper.goToCharge();
      await keeper.confirmCharge();
      await keeper.newSale();
    }
  };
  await sell(WARM_UP);
  await watch(page, 'watch-charging');
  // Without a network, as it is promised: nothing may wait for an answer.
  await page.context().setOffline(true);
  await sell(sales);
  return samplesOf(page);
});
console.log(`${String(samples.length)} sales without a network`);
console.log(summary('local-sale', samples));
