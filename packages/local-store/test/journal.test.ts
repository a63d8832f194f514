import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEVICE_DATABASE, type JournalEntry } from '../src/device-database.ts';
import { LocalStoreError } from '../src/errors.ts';
import { indexedDbHost } from '../src/indexeddb-storage.ts';
import { Journal } from '../src/journal.ts';
import {
  DATABASE,
  SESSION,
  acknowledged,
  hear,
  claim,
  newBrowser,
  openTab,
  refused,
  sell,
  undelivered,
} from './fakes.ts';

const ALL = { state: null, limit: 1000 } as const;
const DAY_MS = 86_400_000;

beforeEach(newBrowser);

/** Does something to the browser's next transaction as soon as it begins. */
function nextTransaction(meddle: (transaction: IDBTransaction) => void) {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  return spy.mockImplementationOnce(function (this: IDBDatabase, ...call) {
    spy.mockRestore();
    const real = this.transaction(...call);
    meddle(real);
    return real;
  });
}

describe('append', () => {
  test('writes the exact text with its numbers and what lists show', async () => {
    const entry = await sell(await openTab());
    expect(JSON.parse(entry.text)).toMatchObject({
      ...SESSION,
      id: entry.id,
      deviceSeq: 1,
      type: 'recordSale',
      v: 1,
      payload: { folio: { series: 'A', number: 1 } },
    });
    expect(entry).toMatchObject({
      seq: 1,
      state: 'pending',
      summary: { folio: 'A-000001', totalCentavos: 600 },
    });
    expect(await (await openTab()).journal.find(entry.id)).toEqual(entry);
  });

  test('asks the browser to write through to the disk', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const tab = await openTab();
    asked.mockClear();
    await sell(tab);
    expect(asked.mock.calls).toEqual([
      [['entries', 'numbers', 'texts', 'openSales'], 'readwrite', { durability: 'strict' }],
    ]);
    asked.mockRestore();
  });

  test('a browser that refuses to write through is not believed', async () => {
    const tab = await openTab();
    nextTransaction((real) => Object.defineProperty(real, 'durability', { value: 'relaxed' }));
    await expect(sell(tab)).rejects.toMatchObject({ code: 'DURABILITY_REFUSED' });
    expect(await tab.journal.entries(ALL)).toEqual([]);
  });

  test('two tabs that append at once never share a number', async () => {
    const tabs = await Promise.all([openTab(), openTab(), openTab()]);
    const entries = await Promise.all(Array.from({ length: 30 }, (_, index) => sell(tabs[index % 3]!)));
    const oneToThirty = Array.from({ length: 30 }, (_, index) => index + 1);
    const numbers = (of: (entry: JournalEntry) => number) => entries.map(of).sort((left, right) => left - right);
    expect(numbers(({ seq }) => seq)).toEqual(oneToThirty);
    expect(numbers(({ text }) => JSON.parse(text).deviceSeq)).toEqual(oneToThirty);
    expect(numbers(({ text }) => JSON.parse(text).payload.folio.number)).toEqual(oneToThirty);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(30);
  });

  test('counters go on above what the server knows and are never lowered', async () => {
    const storage = await indexedDbHost.open(DATABASE, DEVICE_DATABASE);
    const journal = await Journal.open(storage, { deviceSeq: 41, folioSeries: 'A', folioNumber: 7 });
    const tab = { ...(await openTab()), journal };
    expect(await sell(tab)).toMatchObject({ seq: 42, summary: { folio: 'A-000008' } });
    await journal.raise({ deviceSeq: 10, folioSeries: 'A', folioNumber: 20 });
    const entry = await journal.append({
      takesFolio: true,
      openSaleId: null,
      build: ({ folio }) => ({
        id: crypto.randomUUID(),
        type: 'recordSale',
        text: '{}',
        recordedAt: new Date(0).toISOString(),
        summary: { folio: `${folio?.series}${folio?.number}`, totalCentavos: null },
      }),
    });
    expect(entry).toMatchObject({ seq: 43, summary: { folio: 'A21' } });
  });

  test('an error in the middle leaves nothing behind and uses no number up', async () => {
    const tab = await openTab();
    const bug = new RangeError('cannot price this');
    const append = tab.journal.append({
      takesFolio: true,
      openSaleId: null,
      build: () => {
        throw bug;
      },
    });
    await expect(append).rejects.toBe(bug);
    expect(await sell(tab)).toMatchObject({ seq: 1, summary: { folio: 'A-000001' } });
  });

  test.each([
    ['QuotaExceededError', 'STORAGE_FULL'],
    ['UnknownError', 'STORAGE_UNREADABLE'],
    ['AbortError', 'STORAGE_ABORTED'],
  ])('%s of the browser surfaces as %s with nothing half written', async (name, code) => {
    const tab = await openTab();
    await sell(tab);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('', name);
    });
    await expect(sell(tab)).rejects.toMatchObject({ code });
    add.mockRestore();
    expect((await tab.journal.entries(ALL)).length).toBe(1);
    expect(await sell(tab)).toMatchObject({ seq: 2, summary: { folio: 'A-000002' } });
  });

  test('a commit that fails for lack of space is an error too', async () => {
    const tab = await openTab();
    nextTransaction((real) => {
      const put = real.objectStore('numbers').put({ name: 'anything', value: 1 });
      put.addEventListener('success', () => real.abort());
    });
    await expect(sell(tab)).rejects.toBeInstanceOf(LocalStoreError);
    expect(await tab.journal.entries(ALL)).toEqual([]);
  });
});

describe('keeping', () => {
  test('what was being sent when the app died is pending again', async () => {
    const tab = await openTab();
    const { seq } = await sell(tab);
    expect((await claim(tab))?.entries).toMatchObject([{ seq, state: 'sending', attempts: 1 }]);
    expect(await tab.journal.counts()).toEqual({ unprotected: 1, needsAttention: 0 });
    const [entry] = await (await openTab()).journal.entries(ALL);
    expect(entry).toMatchObject({ state: 'pending', attempts: 1 });
  });

  test('acknowledged stays acknowledged whatever another tab hears later', async () => {
    const tab = await openTab();
    const entry = await sell(tab);
    await hear(tab, acknowledged(entry));
    await hear(tab, undelivered(entry.seq), refused(entry.seq));
    expect(await tab.journal.find(entry.id)).toMatchObject({ state: 'acknowledged', lastError: null });
  });

  test('what needs a person is not sent again because another tab hears no answer; that the server has it counts', async () => {
    const tab = await openTab();
    const entry = await sell(tab);
    await hear(tab, refused(entry.seq));
    await hear(tab, undelivered(entry.seq));
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 1 });
    await hear(tab, acknowledged(entry));
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
  });

  test('nothing is forgotten before 90 days acknowledged by the server’s clock, and never what is not acknowledged', async () => {
    const tab = await openTab();
    const [old, young, rejected, waiting] = [await sell(tab), await sell(tab), await sell(tab), await sell(tab)];
    const acknowledgedMs = Date.UTC(2026, 0, 1);
    await hear(tab, acknowledged(old, new Date(acknowledgedMs).toISOString()));
    await hear(tab, acknowledged(young, new Date(acknowledgedMs + 1).toISOString()));
    await hear(tab, refused(rejected.seq));
    await tab.journal.prune(acknowledgedMs + 90 * DAY_MS - 1);
    expect((await tab.journal.entries(ALL)).length).toBe(4);
    await tab.journal.prune(acknowledgedMs + 90 * DAY_MS);
    const left = await tab.journal.entries(ALL);
    expect(left.map(({ seq }) => seq)).toEqual([waiting.seq, rejected.seq, young.seq]);
  });

  test('exports every text with its state, in order', async () => {
    const tab = await openTab();
    const entries = [];
    for (let index = 0; index < 3; index++) entries.push(await sell(tab));
    await hear(tab, refused(2), undelivered(1), undelivered(3));
    const lines = (await tab.journal.exportText())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'pending'],
      [2, 'needs_attention'],
      [3, 'pending'],
    ]);
    expect(lines.map(({ text }) => text)).toEqual(entries.map(({ text }) => text));
  });

  test('a journal without entries exports nothing', async () => {
    expect(await (await openTab()).journal.exportText()).toBe('');
  });

  test('tells who listens of each change until they stop', async () => {
    const tab = await openTab();
    const heard = vi.fn();
    const stop = tab.journal.subscribe(heard);
    const { seq } = await sell(tab);
    await hear(tab, undelivered(seq));
    stop();
    await sell(tab);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
