import { formatMoney } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { protection } from '../../messages/sales.ts';

/** What an entry of the journal was, with its folio and amount where it has them: "Venta · A-000011 · $46.00". */
export function entryWords({ type, summary }: Pick<JournalEntry, 'type' | 'summary'>): string {
  const amount = summary.totalCentavos === null ? null : formatMoney(summary.totalCentavos);
  return [protection.kinds[type], summary.folio, amount].filter(Boolean).join(' · ');
}
