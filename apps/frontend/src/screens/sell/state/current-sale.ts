import { priceCart, type CartLine, type PricedCart } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useRatesInForce } from '../../../data/use-shop.ts';
import { openSession, useOpenSession } from '../../../data/session.ts';
import type { TicketContent, Tickets } from '../../../data/tickets.ts';
import { useTickets } from '../../../data/use-tickets.ts';
import { fittingDiscount } from './edit-lines.ts';

/** Which of the open sales this tab works on. A reload keeps it; another tab has its own. */
const STORED = 'michangarrito-current-sale';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const chosenSale = () => sessionStorage.getItem(STORED);

function shownSale(tickets: readonly OpenSale[], chosen: string | null): OpenSale | null {
  return tickets.find(({ id }) => id === chosen) ?? tickets.at(-1) ?? null;
}

/** Shows another of the open sales. */
export function chooseSale(id: string): void {
  sessionStorage.setItem(STORED, id);
  for (const listener of listeners) listener();
}

export interface CurrentSale {
  readonly tickets: readonly OpenSale[];
  /** null before the first product: a sale begins with one. */
  readonly ticket: OpenSale | null;
  /** null while it is empty, or before the tax rates are here. */
  readonly cart: PricedCart | null;
}

/** The sale on the counter, priced. */
export function useCurrentSale(): CurrentSale {
  const tickets = useTickets();
  const chosen = useSyncExternalStore(subscribe, chosenSale);
  const rates = useRatesInForce();
  const ticket = shownSale(tickets, chosen);
  const shownId = ticket?.id ?? null;
  // What this tab shows it goes on showing, also when another tab opens a sale after it.
  useEffect(() => {
    if (shownId !== null && shownId !== chosen) chooseSale(shownId);
  }, [shownId, chosen]);
  const cart = useMemo(() => {
    if (ticket === null || ticket.lines.length === 0 || rates === null) return null;
    const priced = priceCart(ticket, rates);
    return priced.ok ? priced.cart : null;
  }, [ticket, rates]);
  return { tickets, ticket, cart };
}

/** Opens a sale beside the others and shows it. @throws LocalStoreError. */
export async function openSale(): Promise<OpenSale> {
  const created = await openSession().device.tickets.create();
  chooseSale(created.id);
  return created;
}

/** Changes the sale on the counter; opens it if there is none. @throws LocalStoreError if the device cannot keep it. */
export type ChangeSale = (update: (content: TicketContent) => TicketContent) => Promise<void>;

/** `ticket` is what the person sees: if it is gone by now, nothing else is changed in its place. */
export function useChangeSale(ticket: OpenSale | null): ChangeSale {
  const { tickets } = useOpenSession().device;
  return async (update) => changeSale(tickets, ticket ?? (await saleOnCounter(tickets)), update);
}

/** Changes the sale on the counter from outside of a screen; opens it if there is none. @throws LocalStoreError. */
export const changeCurrentSale: ChangeSale = async (update) => {
  const { tickets } = openSession().device;
  await changeSale(tickets, await saleOnCounter(tickets), update);
};

/** The sale as it is now, which a screen may not have drawn yet; one is opened if there is none. */
async function saleOnCounter(tickets: Tickets): Promise<OpenSale> {
  const shown = shownSale(tickets.view(), chosenSale());
  if (shown !== null) return shown;
  const opened = await tickets.openOne();
  chooseSale(opened.id);
  return opened;
}

function changeSale(tickets: Tickets, target: OpenSale, update: (content: TicketContent) => TicketContent) {
  return tickets.change(target.id, (current) => fitted(update(current)));
}

/** The content with its discount as far as that still fits the lines. */
export function fitted(content: TicketContent): TicketContent {
  return { ...content, discountCentavos: fittingDiscount(content.lines, content.discountCentavos) };
}

/** A change of the lines alone. */
export const changeLines =
  (edit: (lines: readonly CartLine[]) => readonly CartLine[]) =>
  (content: TicketContent): TicketContent => ({ ...content, lines: edit(content.lines) });
