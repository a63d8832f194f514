import type { Customer } from '@michangarrito/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useStatement } from '../../../data/queries.ts';
import { useBusinessDate } from '../../../data/business-day.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useJournalEntries } from '../../../data/sync-status.ts';
import { useCustomers } from '../../../data/use-shop.ts';
import type { CustomerView } from '../components/view-model.ts';
import { customerView } from './customer-view.ts';
import { statementViews } from './statement-views.ts';

export interface AccountActions {
  onMenu: () => void;
  onRemind: () => void;
  onReceive: () => void;
}

/** A customer of the list with the account as it is drawn. @throws Error for an id that the list does not have. */
export function useCustomerAccount(
  customerId: string,
  actions: AccountActions,
): { customer: Customer; view: CustomerView } {
  const navigate = useNavigate();
  const today = useBusinessDate();
  const { shop } = useOpenSession().enrolment;
  const customer = useCustomers().find(({ id }) => id === customerId);
  const statement = useStatement(customerId);
  const { data: entries } = useJournalEntries(null);
  if (customer === undefined) throw new Error('asked for the account of somebody who is not in the list');
  const openSale = (id: string) => void navigate({ to: '/ventas/$id', params: { id } });
  const rows = statementViews(statement.data?.entries ?? [], entries ?? [], customerId, today, shop.timezone);
  return {
    customer,
    view: {
      ...customerView(customer, today, shop.utcOffsetMinutes),
      entries: rows.map(({ saleId, ...row }) => ({
        ...row,
        ...(saleId !== null && { onOpen: () => openSale(saleId) }),
      })),
      loading: statement.isPending,
      onMenu: actions.onMenu,
      onReceive: actions.onReceive,
      ...(customer.phone !== null && customer.balanceCentavos > 0 && { onRemind: actions.onRemind }),
    },
  };
}
