import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { journalName, putRows, readStore, type StoredEntry, type StoredNumber } from './device-storage.ts';

/** A UUIDv7 of now. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

interface SaleCommand {
  readonly payload: { readonly payments: readonly object[] };
}

/**
 * Writes sales into the journal of the shop that is open, as the app itself would and without its screens: each is the last sale of the
 * device again, with an id, a place and a folio of its own. Answers their ids. The app sees them when it is loaded anew.
 */
export async function addWaitingSales(page: Page, count: number): Promise<string[]> {
  const name = await journalName(page);
  const numbers = await readStore<StoredNumber>(page, name, 'numbers');
  const last = (await readStore<StoredEntry>(page, name, 'entries')).findLast(({ type }) => type === 'recordSale');
  const [series, number] = last?.summary.folio?.split('-') ?? [];
  if (last === undefined || series === undefined) throw new Error('there is no sale to write again');
  const seq = numbers.find((one) => one.name === 'deviceSeq')?.value ?? 0;
  const entries = Array.from({ length: count }, (_, index) => {
    return anotherSale(last, { seq: seq + index + 1, series, number: Number(number) + index + 1 });
  });
  await putRows(page, name, {
    entries,
    numbers: [
      { name: 'deviceSeq', value: seq + count },
      { name: `folio:${series}`, value: Number(number) + count },
    ],
  });
  return entries.map(({ id }) => id);
}

function anotherSale(last: StoredEntry, at: { seq: number; series: string; number: number }) {
  const { seq, series, number } = at;
  const id = newId();
  const recordedAt = new Date().toISOString();
  const command = JSON.parse(last.text) as SaleCommand;
  const payments = command.payload.payments.map((payment) => ({ ...payment, id: newId() }));
  const payload = { ...command.payload, folio: { series, number }, payments };
  return {
    seq,
    id,
    type: last.type,
    text: JSON.stringify({ ...command, id, deviceSeq: seq, recordedAt, payload }),
    recordedAt,
    summary: { ...last.summary, folio: `${series}-${String(number).padStart(6, '0')}` },
    state: 'pending',
    attempts: 0,
    lastError: null,
    verdict: null,
    acknowledgedAt: null,
  };
}
