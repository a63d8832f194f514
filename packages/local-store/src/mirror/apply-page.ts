import type { ChangesPage, MIRROR_SALE_DAYS, MirrorKind, MirrorState } from '@michangarrito/contracts';
import { businessDate } from '@michangarrito/domain';
import type { StorageTransaction } from '../storage-port.ts';
import { KINDS, type MirrorChange, type MirrorPosition, type MirrorStores } from './mirror-database.ts';

type Transaction = StorageTransaction<MirrorStores>;

const NOWHERE: MirrorPosition = { cursor: null, acknowledgedSeq: null, countedAbove: [], anew: true, doubt: 'open' };
const SALE_DAYS = 14 satisfies typeof MIRROR_SALE_DAYS;
const DAY_MS = 86_400_000;

export async function readPosition(transaction: Transaction): Promise<MirrorPosition> {
  const stored = await transaction.get('position', 'position');
  if (stored === undefined) return NOWHERE;
  const { name: _, ...position } = stored;
  return position;
}

export async function writePosition(transaction: Transaction, position: MirrorPosition): Promise<void> {
  await transaction.put('position', { name: 'position', ...position });
}

/** Puts a page with the others of its pull. */
export async function keepWaiting(
  transaction: Transaction,
  position: MirrorPosition,
  page: ChangesPage,
): Promise<'waiting'> {
  if (position.cursor === null) await transaction.clear('waiting');
  const [last] = await transaction.range('waiting', { descending: true, limit: 1 });
  await transaction.put('waiting', { place: (last?.place ?? 0) + 1, page });
  await writePosition(transaction, { ...position, cursor: page.cursor });
  return 'waiting';
}

/**
 * Applies the last page of a pull after those that wait for it. `acknowledged` had been before it was asked for, so whatever their numbers they
 * are in what it shows.
 */
export async function applyPages(
  transaction: Transaction,
  position: MirrorPosition,
  last: ChangesPage,
  acknowledged: readonly number[],
  serverNowMs: number,
): Promise<MirrorChange> {
  const waiting = position.cursor === null ? [] : await transaction.range('waiting', {});
  const pages = [...waiting.map(({ page }) => page), last];
  await transaction.clear('waiting');
  if (position.anew) await Promise.all(KINDS.map((kind) => transaction.clear(kind)));
  for (const page of pages) await applyRows(transaction, page);
  const state = pages.reduce<MirrorState | null>((newest, page) => page.state ?? newest, null);
  if (state !== null) await transaction.put('state', { name: 'state', state });
  await forgetOldSales(transaction, serverNowMs);
  let acknowledgedSeq = Math.max(last.acknowledgedSeq ?? 0, position.anew ? 0 : (position.acknowledgedSeq ?? 0));
  const counted = position.anew ? acknowledged : [...position.countedAbove, ...acknowledged];
  const countedAbove = new Set(counted.filter((seq) => seq > acknowledgedSeq));
  while (countedAbove.delete(acknowledgedSeq + 1)) acknowledgedSeq += 1;
  await writePosition(transaction, {
    cursor: last.cursor,
    acknowledgedSeq,
    countedAbove: [...countedAbove],
    anew: false,
    doubt: 'open',
  });
  return { kinds: position.anew ? KINDS : changedKinds(pages), state: state !== null };
}

async function applyRows(transaction: Transaction, { rows, gone }: ChangesPage): Promise<void> {
  await Promise.all([
    ...KINDS.flatMap((kind) => rows[kind].map((row) => transaction.put(kind, row))),
    ...gone.map(({ kind, id }) => transaction.delete(kind, id)),
  ]);
}

function changedKinds(pages: readonly ChangesPage[]): MirrorKind[] {
  return KINDS.filter((kind) =>
    pages.some(({ rows, gone }) => rows[kind].length > 0 || gone.some((one) => one.kind === kind)),
  );
}

async function forgetOldSales(transaction: Transaction, serverNowMs: number): Promise<void> {
  const shop = (await transaction.get('state', 'state'))?.state.shop;
  if (shop === undefined) return;
  const to = businessDate(Math.floor(serverNowMs) - (SALE_DAYS + 1) * DAY_MS, shop.utcOffsetMinutes);
  const old = await transaction.range('sale', { index: 'businessDate', to });
  await Promise.all(old.map(({ id }) => transaction.delete('sale', id)));
}
