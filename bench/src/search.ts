import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { atTheCounter, samplesOf, summary, watch } from './device/counter.ts';
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

async function typeAll(page: Page, rounds: number): Promise<number[]> {
  await watch(page, 'watch-search');
  const field = page.getByLabel('Busca un producto');
  for (let round = 0; round < rounds; round += 1) {
    for (const words of TYPED) {
      await field.pressSequentially(words, { delay: KEY_PAUSE_MS });
      await field.fill('');
    }
  }
  return samplesOf(page);
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
