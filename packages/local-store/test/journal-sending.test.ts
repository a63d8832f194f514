import { beforeEach, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../src/device-database.ts';
import { Journal } from '../src/journal.ts';
import { sqliteHost } from '../src/sqlite-storage.ts';
import {
  NOTHING_KNOWN,
  acknowledged,
  claim,
  hear,
  newBrowser,
  newDirectory,
  openTab,
  refused,
  sell,
  undelivered,
  type Tab,
} from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

let tab: Tab;

beforeEach(async () => {
  newBrowser();
  tab = await openTab();
});

const seqs = (entries: readonly JournalEntry[] | undefined) => entries?.map(({ seq }) => seq);
const states = async () => (await tab.journal.entries({ state: null, limit: 100 })).map(({ state }) => state).reverse();

async function sellMany(count: number): Promise<JournalEntry[]> {
  const entries = [];
  for (let sold = 0; sold < count; sold++) entries.push(await sell(tab));
  return entries;
}

describe('a batch', () => {
  test('is the oldest that wait, up to so many commands', async () => {
    await sellMany(4);
    expect(seqs((await claim(tab, [], 3))?.entries)).toEqual([1, 2, 3]);
    expect(await states()).toEqual(['sending', 'sending', 'sending', 'pending']);
  });

  test('and up to so many bytes, yet never none', async () => {
    const [first] = await sellMany(4);
    const bytes = new TextEncoder().encode(first?.text).length;
    const within = async (limit: number) =>
      seqs((await tab.journal.claimBatch({ commands: 200, bytes: limit, skip: new Set() }))?.entries);
    expect(await within(1)).toEqual([1]);
    expect(await within(2 * bytes + 1)).toEqual([1]);
    expect(await within(2 * bytes + 2)).toEqual([1, 2]);
  });

  test('holds what another tab is sending too, and overtakes nothing', async () => {
    const other = await openTab();
    await sellMany(3);
    await claim(tab, [], 1);
    expect(seqs((await claim(other))?.entries)).toEqual([1, 2, 3]);
    expect(seqs((await claim(other, [1]))?.entries)).toEqual([2, 3]);
    expect(await claim(other, [1, 2, 3])).toBeNull();
  });
});

describe('numbers', () => {
  const folio = async () => (await sell(tab)).summary.folio;

  test('a new series is taken from the next command on, in every tab', async () => {
    const other = await openTab();
    await sellMany(2);
    await tab.journal.adoptNumbers({ folioSeries: 'AB', deviceSeq: 1_000_000 });
    expect(await sell(other)).toMatchObject({ seq: 1_000_001, summary: { folio: 'AB-000001' } });
    expect(await folio()).toBe('AB-000002');
    expect(await claim(tab)).toMatchObject({ numbersFrom: 1_000_000 });
  });

  test('a late answer never goes back to an older series, and nothing lowers a number', async () => {
    await tab.journal.adoptNumbers({ folioSeries: 'C', deviceSeq: 2_000_000 });
    await tab.journal.adoptNumbers({ folioSeries: 'B', deviceSeq: 1_000_000 });
    await tab.journal.adoptNumbers({ folioSeries: 'B', deviceSeq: 2_000_000 });
    await tab.journal.raise({ deviceSeq: 5, folioSeries: 'A', folioNumber: 3 });
    expect(await sell(tab)).toMatchObject({ seq: 2_000_001, summary: { folio: 'C-000001' } });
    const above = await sellMany(3);
    await tab.journal.adoptNumbers({ folioSeries: 'D', deviceSeq: 2_000_002 });
    expect(await sell(tab)).toMatchObject({ seq: (above.at(-1)?.seq ?? 0) + 1, summary: { folio: 'D-000001' } });
  });

  test('another installation’s numbers do not lift those of one that has its own', async () => {
    await tab.journal.adoptNumbers({ folioSeries: 'B', deviceSeq: 1_000_000 });
    await tab.journal.raise({ deviceSeq: 3_000_000, folioSeries: 'A', folioNumber: 9 });
    expect(await sell(tab)).toMatchObject({ seq: 1_000_001 });
  });

  test('a reload with the enrolment’s old series stays in the new one', async () => {
    await tab.journal.adoptNumbers({ folioSeries: 'B', deviceSeq: 1_000_000 });
    tab = await openTab();
    expect(await folio()).toBe('B-000001');
  });
});

describe('after the server was restored', () => {
  test('what it had acknowledged goes up again, and its late answers are not believed', async () => {
    const [first, second, third] = (await sellMany(4)) as [JournalEntry, JournalEntry, JournalEntry, JournalEntry];
    await hear(tab, acknowledged(first), refused(second.seq));
    const before = await claim(tab);
    await tab.journal.resendAll();
    expect(await states()).toEqual(['pending', 'needs_attention', 'sending', 'sending']);
    expect(await tab.journal.find(first.id)).toMatchObject({ text: first.text, verdict: null, acknowledgedAt: null });
    await tab.journal.settle(before!, [acknowledged(third), undelivered(4)]);
    expect(await states()).toEqual(['pending', 'needs_attention', 'sending', 'pending']);
  });

  test('killed anywhere in between and called again, everything goes up', async () => {
    for (let operations = 1; operations < 30; operations++) {
      newBrowser();
      tab = await openTab();
      const entries = await sellMany(3);
      await hear(tab, ...entries.map((entry) => acknowledged(entry)));
      const life = new Life();
      const dying = await Journal.open(mortalStorage(tab.storage, life), NOTHING_KNOWN);
      life.endAfter(operations);
      await dying.resendAll().catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      tab = await openTab();
      await tab.journal.resendAll();
      expect(await states()).toEqual(['pending', 'pending', 'pending']);
    }
  });

  test('an entry that the new server acknowledges meanwhile is met once', async () => {
    const entries = await sellMany(2);
    await hear(tab, ...entries.map((entry) => acknowledged(entry)));
    await Promise.all([tab.journal.resendAll(), openTab()]);
    await hear(tab, acknowledged(entries[0]!));
    expect(await states()).toEqual(['acknowledged', 'sending']);
  });
});

describe('what a mirror does not show yet', () => {
  const laidOver = async (acknowledgedSeq: number, ...countedAbove: number[]) =>
    seqs(await tab.journal.overlayEntries({ acknowledgedSeq, countedAbove }));

  test('is all that stands above the number that it counts, whatever was heard of it', async () => {
    const [first, second, third] = await sellMany(5);
    await hear(tab, acknowledged(first!), acknowledged(second!), refused(third!.seq));
    expect(await laidOver(0)).toEqual([1, 2, 4, 5]);
    expect(await laidOver(1)).toEqual([2, 4, 5]);
    // The answer to the fourth was lost, and its effect has come with a page.
    expect(await laidOver(4)).toEqual([5]);
    expect(await laidOver(5)).toEqual([]);
  });

  test('but not what the mirror counts above a gap', async () => {
    const entries = await sellMany(4);
    await hear(tab, acknowledged(entries[0]!), refused(2), acknowledged(entries[2]!));
    const standing = { upTo: 3, last: 4, lastAcknowledged: 3, acknowledged: [], unanswered: [4] };
    expect(await tab.journal.standing()).toMatchObject(standing);
    expect(await laidOver(1, 3)).toEqual([4]);
  });

  test('and what a person had sent again, whose place the server has counted as refused', async () => {
    const entries = await sellMany(2);
    await hear(tab, refused(1), acknowledged(entries[1]!));
    expect(await laidOver(2)).toEqual([]);
    await tab.journal.retry(1);
    expect(await laidOver(2)).toEqual([1]);
    await hear(tab, acknowledged(entries[0]!));
    expect(await laidOver(2)).toEqual([]);
  });

  test('a number beyond all that was written here is of a journal that was lost: what waits is laid over', async () => {
    const entries = await sellMany(3);
    await hear(tab, acknowledged(entries[0]!));
    expect(await laidOver(1_000_050)).toEqual([2, 3]);
  });

  test('is found fast among 50,000 acknowledged and 5,000 that wait', async () => {
    tab = await openTab(Date.now, sqliteHost(newDirectory()));
    const [model] = await sellMany(1);
    await tab.storage.write(['entries', 'numbers'], 'relaxed', async (transaction) => {
      const rows = Array.from({ length: 55_000 }, (_, index) => ({
        ...model!,
        seq: index + 1,
        id: `id${index}`,
        text: '{}',
        state: index < 50_000 ? ('acknowledged' as const) : ('pending' as const),
      }));
      await Promise.all(rows.map((row) => transaction.put('entries', row)));
      await transaction.put('numbers', { name: 'deviceSeq', value: 55_000 });
    });
    const startedMs = performance.now();
    const found = await tab.journal.overlayEntries({ acknowledgedSeq: 50_000, countedAbove: [] });
    const tookMs = performance.now() - startedMs;
    expect(found.length).toBe(5_000);
    // Reading the 5,000 takes some 20 ms here; all 55,000 would take ten times that.
    expect(tookMs).toBeLessThan(1_000);
    tab.storage.close();
  });
});

describe('the end of a journal', () => {
  test('is refused while anything waits, and nothing is written after it', async () => {
    const entry = await sell(tab);
    await expect(tab.journal.end()).rejects.toMatchObject({ code: 'UNPROTECTED_LEFT' });
    await sell(tab);
    await hear(tab, acknowledged(entry), acknowledged({ ...entry, seq: 2 }));
    await tab.journal.end();
    await expect(sell(await openTab())).rejects.toMatchObject({ code: 'DEVICE_ERASED' });
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  });
});
