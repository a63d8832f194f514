import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { atTheCounter, summary } from './device/counter.ts';
import { fillShelves, productName } from './device/fill-shelves.ts';

const PRODUCTS = 20_000;
/** Words that are typed letter by letter: beginnings of names, two words, no match at the end. */
const TYPED = [
  'galle',
  'refresco ju',
  'leche alp',
  'atun herd',
  'jabon',
  'cafe light',
  'pan bim',
  'sopa de cho',
  'yogur 1',
  'zzz',
];
const KEY_PAUSE_MS = 30;

/**
 * Notes in the page, for each input event, how long after it (from when the browser made it) the list of results first changed. A key after
 * which the list stays as it was changes no DOM and is not counted.
 */
function watchSearch(): void {
  const samples: number[] = [];
  let typedAt: number | null = null;
  document.addEventListener('input', (event) => (typedAt = event.timeStamp), { capture: true });
  const watcher = new MutationObserver((records) => {
    const isList = records.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return (
        element?.querySelector('[aria-label="Productos encontrados"]') !== null ||
        element?.closest('[aria-label="Productos encontrados"]') !== null
      );
    });
    if (typedAt === null || !isList) return;
    samples.push(performance.now() - typedAt);
    typedAt = null;
  });
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  Object.assign(window, { searchSamples: samples });
}

async function typeAll(page: Page, rounds: number): Promise<number[]> {
  await page.evaluate(watchSearch);
  const field = page.getByLabel('Busca un producto');
  for (let round = 0; round < rounds; round += 1) {
    for (const words of TYPED) {
      await field.pressSequentially(words, { delay: KEY_PAUSE_MS });
      await field.fill('');
    }
  }
  return page.evaluate(() => (window as unknown as { searchSamples: number[] }).searchSamples);
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const samples = await atTheCounter(async ({ page, installation }) => {
  await fillShelves(installation.database.adminUrl, PRODUCTS);
  await page.reload();
  const last = productName(PRODUCTS - 1);
  await page.getByLabel('Busca un producto').pressSequentially(last);
  await page.getByRole('list', { name: 'Productos encontrados' }).getByText(last).waitFor({ timeout: 60_000 });
  await page.getByLabel('Busca un producto').fill('');
  console.log(`${String(PRODUCTS)} products on the device, ${page.url()}`);
  return typeAll(page, values.quick ? 3 : 10);
});
console.log(`${String(samples.length)} keys changed the list`);
console.log(summary('search', samples));
