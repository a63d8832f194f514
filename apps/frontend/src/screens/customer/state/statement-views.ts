import type { AnyCommand, Statement } from '@michangarrito/contracts';
import { formatMoney, negateCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { dayAndMonth } from '../../../messages/dates.ts';
import { customer as words } from '../../../messages/fiados.ts';
import type { StatementEntryView } from '../components/view-model.ts';

type Entry = Statement['entries'][number];
type Row = Omit<StatementEntryView, 'onOpen'> & { readonly saleId: string | null };

/** A customer's movements, newest first: the server's, and before them what only this device knows. */
export function statementViews(
  known: readonly Entry[],
  journal: readonly JournalEntry[],
  customerId: string,
  today: string,
  timezone: string,
): Row[] {
  const listed = new Set(known.map(({ id }) => id));
  const local = journal
    .filter(
      ({ id, state }) => (state === 'pending' || state === 'sending' || state === 'acknowledged') && !listed.has(id),
    )
    .flatMap((entry) => localRow(entry, customerId, timezone) ?? []);
  return [...local, ...known.map((entry) => knownRow(entry, today, timezone))];
}

function knownRow(entry: Entry, today: string, timezone: string): Row {
  const badge = badgeOf(entry, today);
  return {
    id: entry.id,
    kind: entry.kind,
    title: titleOf(entry),
    date: dayAndMonth(entry.at, timezone),
    amount: formatMoney(entry.amountCentavos),
    saleId: entry.saleId,
    ...(badge !== null && { badge }),
  };
}

function titleOf({ kind, folio, method }: Pick<Entry, 'kind' | 'folio' | 'method'>): string {
  switch (kind) {
    case 'fiado':
      return folio === null ? words.fiadoPlain : words.fiado(folio);
    case 'abono':
      return words.abono[method ?? ''] ?? words.abonoPlain;
    case 'refund':
      return words.refund;
    case 'forgiven':
      return words.forgiven;
  }
}

function badgeOf({ status, dueDate }: Entry, today: string): NonNullable<Row['badge']> | null {
  if (status === null) return null;
  const isOpen = status === 'open' || status === 'partly_paid';
  if (isOpen && dueDate !== null && dueDate < today) return { text: words.overdue, tone: 'alert' };
  const text = words.statuses[status];
  return text === null ? null : { text, tone: status === 'paid' ? 'safe' : 'neutral' };
}

function localRow(entry: JournalEntry, customerId: string, timezone: string): Row | null {
  if (entry.type !== 'recordSale' && entry.type !== 'recordFiadoPayment') return null;
  const command = JSON.parse(entry.text) as AnyCommand;
  const base = {
    id: entry.id,
    date: dayAndMonth(entry.recordedAt, timezone),
    ...(entry.state !== 'acknowledged' && { badge: { text: words.here, tone: 'here' as const } }),
  };
  if (command.type === 'recordFiadoPayment' && command.payload.customerId === customerId) {
    const { method, amountCentavos } = command.payload;
    const title = titleOf({ kind: 'abono', folio: null, method });
    return { ...base, kind: 'abono', title, amount: formatMoney(negateCentavos(amountCentavos)), saleId: null };
  }
  if (command.type !== 'recordSale' || command.payload.customerId !== customerId) return null;
  const amount = fiadoOf(command.payload.payments);
  if (amount === 0) return null;
  const title = titleOf({ kind: 'fiado', folio: entry.summary.folio, method: null });
  return { ...base, kind: 'fiado', title, amount: formatMoney(amount), saleId: entry.id };
}

function fiadoOf(payments: readonly { method: string; amountCentavos: Centavos }[]): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === 'fiado').map(({ amountCentavos }) => amountCentavos));
}
