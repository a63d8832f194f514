import type { Customer } from '@michangarrito/contracts';
import { formatMoney, negateCentavos } from '@michangarrito/domain';
import { useStatement } from '../../../data/queries.ts';
import { useBusinessDate } from '../../../data/business-day.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useJournalEntries } from '../../../data/sync-status.ts';
import { statementText } from '../../../messages/fiados.ts';
import { statementViews } from './statement-views.ts';
import { openWhatsApp } from './whatsapp.ts';

/** What of a long account still fits a message. */
const MOST_LINES = 30;

/** Sends a customer's account as a message, to them if their number is known; the person still presses send. */
export function useStatementShare(customer: Customer): () => void {
  const { shop } = useOpenSession().enrolment;
  const today = useBusinessDate();
  const statement = useStatement(customer.id);
  const { data: journal } = useJournalEntries(null);
  return () => {
    const rows = statementViews(statement.data?.entries ?? [], journal ?? [], customer.id, today, shop.timezone);
    const lines = rows.slice(0, MOST_LINES).map((row) => `${row.date} ${row.title}  ${row.amount}`);
    const text = [statementText.title(customer.name, shop.name), '', ...lines, '', balanceLine(customer)].join('\n');
    openWhatsApp(customer.phone, text);
  };
}

function balanceLine({ balanceCentavos }: Customer): string {
  if (balanceCentavos > 0) return statementText.owes(formatMoney(balanceCentavos));
  if (balanceCentavos < 0) return statementText.credit(formatMoney(negateCentavos(balanceCentavos)));
  return statementText.settled;
}
