import type { CommandVerdict } from '@michangarrito/contracts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEVICE_DATABASE, type JournalEntry } from '../src/device-database.ts';
import { LocalStoreError } from '../src/errors.ts';
import { openIndexedDb } from '../src/indexeddb-storage.ts';
import { Journal } from '../src/journal.ts';
import { DATABASE, SESSION, newBrowser, openTab, sell } from './fakes.ts';

const ALL = { state: null, limit: 1000 } as const;
const DAY_MS = 86_400_000;
const VERDICT: Omit<CommandVerdict, 'id'> = { verdict: 'recorded', flags: [], result: null, error: null };

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
  test('writes the exact text with its numbers, its route and what lists show', async () => {
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
      route: { method: 'POST', path: '/sales' },
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
    expect(asked.mock.calls).toEqual([[['entries', 'numbers', 'openSales'], 'readwrite', { durability: 'strict' }]]);
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

  test('counters go on above what the server knows, each folio series by itself', async () => {
    const storage = await openIndexedDb(DATABASE, DEVICE_DATABASE);
    const journal = await Journal.open(storage, { deviceSeq: 41, folioSeries: 'A', folioNumber: 7 });
    const tab = { ...(await openTab()), journal };
    expect(await sell(tab)).toMatchObject({ seq: 42, summary: { folio: 'A-000008' } });
    await journal.raise({ deviceSeq: 10, folioSeries: 'B', folioNumber: 0 });
    const entry = await journal.append({
      folioSeries: 'B',
      openSaleId: null,
      build: ({ folio }) => ({
        id: crypto.randomUUID(),
        type: 'recordSale',
        text: '{}',
        route: { method: 'POST', path: '/sales' },
        recordedAt: new Date(0).toISOString(),
        summary: { folio: `${folio?.series}${folio?.number}`, totalCentavos: null },
      }),
    });
    expect(entry).toMatchObject({ seq: 43, summary: { folio: 'B1' } });
  });

  test('an error in the middle leaves nothing behind and uses no number up', async () => {
    const tab = await openTab();
    const bug = new RangeError('cannot price this');
    const append = tab.journal.append({
      folioSeries: 'A',
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
    expect(await tab.journal.claimNext(new Set())).toMatchObject({ seq, state: 'sending', attempts: 1 });
    expect(await tab.journal.counts()).toEqual({ unprotected: 1, needsAttention: 0 });
    const [entry] = await (await openTab()).journal.entries(ALL);
    expect(entry).toMatchObject({ state: 'pending', attempts: 1 });
  });

  test('what another tab is sending is claimed too, and never overtaken', async () => {
    const [first, second] = await Promise.all([openTab(), openTab()]);
    const { seq } = await sell(first);
    await sell(first);
    await first.journal.claimNext(new Set());
    expect(await second.journal.claimNext(new Set())).toMatchObject({ seq });
    expect(await second.journal.claimNext(new Set([seq]))).toMatchObject({ seq: seq + 1 });
    expect(await second.journal.claimNext(new Set([seq, seq + 1]))).toBeNull();
  });

  test('acknowledged stays acknowledged whatever another tab hears later', async () => {
    const { journal, ...tab } = await openTab();
    const { seq, id } = await sell({ journal, ...tab });
    await journal.acknowledge(seq, { id, ...VERDICT }, '2026-11-24T00:00:00.000Z');
    await journal.release(seq, { code: 'NETWORK', status: null });
    await journal.needAttention(seq, { code: 'INVALID_INPUT', status: 400 }, null);
    expect(await journal.find(id)).toMatchObject({ state: 'acknowledged', lastError: null });
  });

  test('nothing is forgotten before 90 days acknowledged by the server’s clock, and never what is not acknowledged', async () => {
    const tab = await openTab();
    const [old, young, refused, waiting] = [await sell(tab), await sell(tab), await sell(tab), await sell(tab)];
    const acknowledgedMs = Date.UTC(2026, 0, 1);
    await tab.journal.acknowledge(old.seq, { id: old.id, ...VERDICT }, new Date(acknowledgedMs).toISOString());
    await tab.journal.acknowledge(young.seq, { id: young.id, ...VERDICT }, new Date(acknowledgedMs + 1).toISOString());
    await tab.journal.needAttention(refused.seq, { code: 'INVALID_INPUT', status: 400 }, null);
    await tab.journal.prune(acknowledgedMs + 90 * DAY_MS - 1);
    expect((await tab.journal.entries(ALL)).length).toBe(4);
    await tab.journal.prune(acknowledgedMs + 90 * DAY_MS);
    const left = await tab.journal.entries(ALL);
    expect(left.map(({ seq }) => seq)).toEqual([waiting.seq, refused.seq, young.seq]);
  });

  test('exports every text with its state, in order', async () => {
    const tab = await openTab();
    const entries = [];
    for (let index = 0; index < 3; index++) entries.push(await sell(tab));
    await tab.journal.needAttention(2, { code: 'INVALID_INPUT', status: 400 }, null);
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
    await tab.journal.release(seq, { code: 'NETWORK', status: null });
    stop();
    await sell(tab);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
