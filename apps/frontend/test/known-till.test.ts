import type { TillReading } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { describe, expect, test } from 'vitest';
import { noteArrivals, uncounted } from '../src/data/uncounted.ts';
import { tillWithJournal } from '../src/data/use-till.ts';

const SESSION = '0192f0c4-0000-7000-8000-0000000000f1';
const NOTHING = { cashCentavos: 0, cardCentavos: 0, transferCentavos: 0, fiadoCentavos: 0 };
const CLOSED = {
  session: null,
  expectedCentavos: 0,
  movements: [],
  salesCount: 0,
  salesCentavos: 0,
  refundsCentavos: 0,
  byMethod: NOTHING,
} as unknown as TillReading;

let seq = 0;
function entry(type: string, payload: object, state: JournalEntry['state'] = 'pending'): JournalEntry {
  seq += 1;
  const id = type === 'openTill' ? SESSION : `0192f0c4-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  const recordedAt = '2026-11-24T16:00:00.000Z';
  const command = { id, type, recordedAt, businessDate: '2026-11-24', payload };
  return { seq, id, type, state, recordedAt, text: JSON.stringify(command) } as unknown as JournalEntry;
}

const open = () => entry('openTill', { floatCentavos: 50_000 });
const sale = (tillSessionId: string | null, payments: object[], totalCentavos: number) =>
  entry('recordSale', { tillSessionId, payments, totalCentavos });
const till = (...entries: JournalEntry[]) => tillWithJournal(CLOSED, entries, 'Mary');

describe('the drawer before the server knows', () => {
  test('holds what it was opened with', () => {
    expect(till(open())).toMatchObject({
      session: { id: SESSION, openedByName: 'Mary', floatCentavos: 50_000 },
      expectedCentavos: 50_000,
      movements: [{ kind: 'float', count: 1, amountCentavos: 50_000 }],
    });
  });
  test('takes the cash of a mixed sale and counts the whole sale', () => {
    const payments = [
      { method: 'cash', amountCentavos: centavos(3000) },
      { method: 'card', amountCentavos: centavos(2000) },
    ];
    expect(till(open(), sale(SESSION, payments, 5000))).toMatchObject({
      expectedCentavos: 53_000,
      salesCount: 1,
      salesCentavos: 5000,
      byMethod: { cashCentavos: 3000, cardCentavos: 2000, transferCentavos: 0, fiadoCentavos: 0 },
    });
  });
  test('moves with abonos, cash in and out, and refunds in cash', () => {
    const reading = till(
      open(),
      entry('recordFiadoPayment', { tillSessionId: SESSION, method: 'cash', amountCentavos: 10_000 }),
      entry('recordFiadoPayment', { tillSessionId: SESSION, method: 'transfer', amountCentavos: 7000 }),
      entry('recordCashMovement', { tillSessionId: SESSION, kind: 'expense', amountCentavos: 2500 }),
      entry('recordCashMovement', { tillSessionId: SESSION, kind: 'in', amountCentavos: 500 }),
      entry('refundSale', {
        tillSessionId: SESSION,
        totalCentavos: 1900,
        payments: [{ method: 'cash', amountCentavos: 1900 }],
      }),
    );
    expect(reading).toMatchObject({ expectedCentavos: 56_100, refundsCentavos: 1900 });
  });
  test('knows nothing of what another session or none moved', () => {
    const cash = [{ method: 'cash', amountCentavos: centavos(3000) }];
    expect(till(open(), sale(null, cash, 3000)).expectedCentavos).toBe(50_000);
    expect(till(open(), sale('another', cash, 3000)).salesCount).toBe(0);
  });
  test('is closed by a Z and by no X', () => {
    expect(till(open(), entry('closeTill', { kind: 'x' })).session?.id).toBe(SESSION);
    expect(till(open(), entry('closeTill', { kind: 'z' }))).toMatchObject({ session: null, expectedCentavos: 0 });
  });
});

describe('what an answer has not counted', () => {
  test('waits, or arrived after it was read', () => {
    const waiting = entry('recordCashMovement', {});
    noteArrivals([waiting], 1000);
    const arrived: JournalEntry = { ...waiting, state: 'acknowledged' };
    noteArrivals([arrived], 2000);
    expect(uncounted([waiting], 5000)).toEqual([waiting]);
    expect(uncounted([arrived], 1500)).toEqual([arrived]);
    expect(uncounted([arrived], 2500)).toEqual([]);
  });
  test('is no refusal and nothing from before the app was opened, and comes oldest first', () => {
    const first = entry('recordCashMovement', {});
    const second = entry('recordCashMovement', {}, 'sending');
    const old = entry('recordCashMovement', {}, 'acknowledged');
    const refused = entry('recordCashMovement', {}, 'needs_attention');
    noteArrivals([refused, old, second, first], 1000);
    expect(uncounted([refused, old, second, first], 0)).toEqual([first, second]);
  });
});
