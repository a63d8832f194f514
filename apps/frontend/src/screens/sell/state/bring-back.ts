import type { TicketContent } from '../../../data/tickets.ts';

/**
 * Undoes a change that took lines out (`before` and `after` are the sale on both sides of it) and leaves alone what came into the sale
 * since, here or in another tab.
 */
export function bringBack(now: TicketContent, before: TicketContent, after: TicketContent): TicketContent {
  const first = before.lines.findIndex((line, index) => line !== after.lines[index]);
  const place = first === -1 ? before.lines.length : first;
  const taken = before.lines.slice(place, place + before.lines.length - after.lines.length);
  const unchanged = <Field extends 'customerId' | 'note' | 'discountCentavos'>(field: Field): TicketContent[Field] =>
    now[field] === after[field] ? before[field] : now[field];
  return {
    ...now,
    lines: now.lines.toSpliced(place, 0, ...taken),
    customerId: unchanged('customerId'),
    note: unchanged('note'),
    discountCentavos: unchanged('discountCentavos'),
  };
}
