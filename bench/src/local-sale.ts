import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { atTheCounter, summary } from './device/counter.ts';

/** Notes in the page how long after the tap on *Cobrar* the screen of the charged sale, which is shown once the device has it for good, is there. */
function watchCharging(): void {
  const samples: number[] = [];
  let tappedAt: number | null = null;
  document.addEventListener(
    'click',
    (event) => {
      const isCharge =
        event.target instanceof Element && event.target.closest('footer button, [role=contentinfo] button') !== null;
      if (isCharge && location.pathname === '/cobrar') tappedAt = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (tappedAt === null || location.pathname !== '/cobrado') return;
    const isThere = [...document.querySelectorAll('button')].some(({ textContent }) =>
      textContent?.includes('Nueva venta'),
    );
    if (!isThere) return;
    samples.push(performance.now() - tappedAt);
    tappedAt = null;
  }).observe(document.body, { subtree: true, childList: true });
  Object.assign(window, { chargeSamples: samples });
}

const WARM_UP = 5;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const sales = values.quick ? 15 : 60;

const samples = await atTheCounter(async ({ keeper, page }) => {
  await page.getByRole('tabpanel').waitFor();
  await page.evaluate(watchCharging);
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

function samplesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { chargeSamples: number[] }).chargeSamples);
}
