import { may } from '@michangarrito/domain';
import { useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { useCustomers } from '../../../data/use-shop.ts';
import type { LineActions } from '../components/view-model.ts';
import { seenLine } from './edit-lines.ts';
import type { Counter } from './use-counter.ts';
import type { Taking } from './use-taking.ts';
import { saleView } from './views.ts';

/** The sale as the basket and the ticket show it, and what can be done to each line. */
export function useTicketView(counter: Counter, { askAmountOfLine }: Taking, marksSelected: boolean) {
  const { ticket, cart, lines, label, edits, selectedLine, setSelected, setSheet, setBasket } = counter;
  const mayDiscount = may(useOpenSession().enrolment.person, 'discount.give');
  const customers = useCustomers();
  const [openLine, setOpenLine] = useState<string | null>(null);
  const customer = customers.find(({ id }) => id === ticket?.customerId) ?? null;
  const lineActions: LineActions = {
    onLess: (id) => edits.step(Number(id), -1),
    onMore: (id) => edits.step(Number(id), 1),
    onQuantity: (id) => askAmountOfLine(Number(id), lines[Number(id)]?.byPesos ? 'pesos' : 'quantity'),
    ...(mayDiscount && {
      onDiscount: (id: string) => setSheet({ name: 'discount', line: seenLine(lines, Number(id)) }),
    }),
    onRemove: (id) => {
      setOpenLine(null);
      edits.remove(Number(id));
    },
  };
  return {
    sale: saleView({ label, ticket, cart, customer, openLine }),
    selectedLine: marksSelected ? String(selectedLine) : null,
    lineActions,
    onLine: (id: string) => {
      setSelected(Number(id));
      setOpenLine(openLine === id ? null : id);
    },
    onClear: () => {
      setBasket(false);
      edits.clear(label);
    },
    onCustomer: () => setSheet({ name: 'customer' }),
    ...(mayDiscount && { onDiscount: () => setSheet({ name: 'discount', line: null }) }),
    onNote: () => setSheet({ name: 'note' }),
  };
}
