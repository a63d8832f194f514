import { beforeEach, describe, expect, test } from 'vitest';
import { Journal } from '../src/journal.ts';
import { OpenSales } from '../src/open-sales.ts';
import { NOTHING_KNOWN, TICKET, newBrowser, openTab, sell } from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

const ALL = { state: null, limit: 1000 } as const;

beforeEach(newBrowser);

describe('ticket', () => {
  test('goes in the same write, so a second charge of it finds nothing', async () => {
    const [first, second] = await Promise.all([openTab(), openTab()]);
    await new OpenSales(first.storage).create(TICKET);
    const charges = await Promise.allSettled([sell(first, TICKET.id), sell(second, TICKET.id)]);
    expect(charges.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(charges.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'OPEN_SALE_GONE' } });
    expect((await first.journal.entries(ALL)).length).toBe(1);
    expect(await new OpenSales(second.storage).list()).toEqual([]);
  });

  test('a late change does not bring back what was charged', async () => {
    const tab = await openTab();
    const openSales = new OpenSales(tab.storage);
    const ticket = await openSales.create(TICKET);
    await sell(tab, ticket.id);
    const late = openSales.change(ticket.id, (sale) => ({ ...sale, note: 'sin bolsa' }));
    await expect(late).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
    expect(await openSales.list()).toEqual([]);
  });

  test('two tabs that change it each change what the other has written', async () => {
    const [here, there] = (await Promise.all([openTab(), openTab()])).map(({ storage }) => new OpenSales(storage));
    const ticket = await here!.create(TICKET);
    await Promise.all([
      here!.change(ticket.id, (sale) => ({ ...sale, name: 'La mesa del fondo' })),
      there!.change(ticket.id, (sale) => ({ ...sale, note: 'sin bolsa' })),
    ]);
    expect(await here!.list()).toEqual([{ ...ticket, name: 'La mesa del fondo', note: 'sin bolsa' }]);
  });

  test('survives a reload as it was, in the order of opening', async () => {
    const before = new OpenSales((await openTab()).storage);
    const first = await before.create({ ...TICKET, id: 'z' });
    const second = await before.create({ ...TICKET, id: 'a' });
    const discarded = await before.create({ ...TICKET, id: 'm' });
    await before.change(first.id, (sale) => ({ ...sale, name: 'La mesa del fondo' }));
    await before.discard(discarded.id);
    const after = new OpenSales((await openTab()).storage);
    expect(await after.list()).toEqual([{ ...first, name: 'La mesa del fondo' }, second]);
  });
});

test('killed at any operation, a charge is either whole or has never been', async () => {
  let outcomes = '';
  for (let operations = 0; operations < 40; operations++) {
    newBrowser();
    const tab = await openTab();
    await new OpenSales(tab.storage).create(TICKET);
    const life = new Life();
    const dying = { ...tab, journal: await Journal.open(mortalStorage(tab.storage, life), NOTHING_KNOWN) };
    life.endAfter(operations);
    const charge = await sell(dying, TICKET.id).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return null;
    });
    const reopened = await openTab();
    const entries = await reopened.journal.entries(ALL);
    const tickets = await new OpenSales(reopened.storage).list();
    expect(entries.length + tickets.length).toBe(1);
    if (charge !== null) expect(entries).toEqual([charge]);
    outcomes += entries.length;
    expect(await sell(reopened)).toMatchObject({ seq: entries.length + 1 });
  }
  expect(outcomes).toMatch(/^0+1+$/);
});
