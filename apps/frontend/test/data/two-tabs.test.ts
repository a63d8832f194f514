import { centavos, milli } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bringBack } from '../../src/screens/sell/state/bring-back.ts';
import { addQuantity, placeOf, removeLine, seenLine, type Lines } from '../../src/screens/sell/state/edit-lines.ts';
import { register, sellInCash } from './a-sale.ts';
import { FakeBackend, IDS } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

let here: Page;
let there: Page;

/** Two tabs of one browser over the same shop. */
beforeEach(async () => {
  newBrowser();
  new FakeBackend().install();
  here = await loadPage();
  await register(here);
  there = await loadPage();
  await there.sessionReady();
});

afterEach(async () => {
  await Promise.all([here, there].map((page) => page.openSession().device.close()));
  vi.unstubAllGlobals();
});

const tickets = (page: Page) => page.openSession().device.tickets;
const names = (page: Page) =>
  tickets(page)
    .view()
    .map(({ lines }) => lines.map(({ name }) => name));
const sold = (name: string) =>
  ({
    productId: IDS.product,
    name,
    unit: 'piece',
    taxClass: 'iva16',
    unitPriceCentavos: centavos(name.length * 100),
  }) as const;
const with_ = (lines: Lines, name: string) => addQuantity(lines, sold(name), milli(1000));
const add = (page: Page, id: string, name: string) =>
  tickets(page).change(id, (content) => ({ ...content, lines: with_(content.lines, name) }));

test('what one tab puts into an open sale shows in the other, and neither erases the other’s line', async () => {
  const { id } = await tickets(here).create();
  await vi.waitFor(() => expect(names(there)).toEqual([[]]));
  // At the same instant: neither has heard of the other's.
  await Promise.all([add(here, id, 'Pan'), add(there, id, 'Veladora')]);
  await Promise.all([add(there, id, 'Queso'), add(here, id, 'Concha')]);
  const all = ['Concha', 'Pan', 'Queso', 'Veladora'];
  await vi.waitFor(() => {
    for (const page of [here, there]) expect(names(page)[0]?.toSorted()).toEqual(all);
    expect(names(here)).toEqual(names(there));
  });
});

test('a sale that one tab charges leaves the other, and no late reading brings it back', async () => {
  const { id } = await tickets(here).create();
  await add(here, id, 'Pan');
  await vi.waitFor(() => expect(names(there)).toEqual([['Pan']]));
  const reading = tickets(here).load();
  await sellInCash(here, id);
  await reading;
  expect(names(here)).toEqual([]);
  await vi.waitFor(() => expect(names(there)).toEqual([]));
  await expect(add(there, id, 'Concha')).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
});

test('a line that was seen is found where it stands now, and nothing else is changed in its place', () => {
  const lines = with_(with_([], 'Pan'), 'Veladora');
  const seen = seenLine(lines, 1);
  if (seen === null) throw new Error('there is a second line');
  expect(placeOf(lines, seen)).toBe(1);
  expect(placeOf(removeLine(lines, 0), seen)).toBe(0);
  expect(placeOf(with_(removeLine(lines, 1), 'Concha'), seen)).toBe(-1);
});

test('undo brings back what was taken out and leaves what came since', () => {
  const content = (lines: Lines, discount = 0) =>
    ({ name: null, customerId: null, note: null, lines, discountCentavos: centavos(discount) }) as const;
  const before = content(with_(with_([], 'Pan'), 'Veladora'), 50);
  const after = content(removeLine(before.lines, 0), 40);
  const back = bringBack({ ...after, lines: with_(after.lines, 'Concha'), note: 'sin bolsa' }, before, after);
  expect(back.lines.map(({ name }) => name)).toEqual(['Pan', 'Veladora', 'Concha']);
  expect([back.note, back.discountCentavos]).toEqual(['sin bolsa', 50]);
});
