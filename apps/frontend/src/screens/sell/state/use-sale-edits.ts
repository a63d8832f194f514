import type { Product } from '@michangarrito/contracts';
import { milli, variosLine, type Centavos } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { describeError } from '../../../data/describe-error.ts';
import type { TicketContent } from '../../../data/tickets.ts';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { cart } from '../../../messages/sell.ts';
import type { Amount } from '../sheets/amount-of-product.tsx';
import { bringBack } from './bring-back.ts';
import { changeLines, fitted, useChangeSale } from './current-sale.ts';
import {
  addPesos,
  addQuantity,
  placeOf,
  removeLine,
  seenLine,
  setLineDiscount,
  setPesos,
  setQuantity,
  stepQuantity,
  type Lines,
  type SeenLine,
} from './edit-lines.ts';
import { cartProduct, lineName } from './views.ts';

// Varios has no product to say its tax; the general rate is the one that cannot fall short.
const VARIOS_TAX_CLASS = 'iva16';

export type SaleEdits = ReturnType<typeof useSaleEdits>;

/** Everything that a person does to the sale on the counter; what cannot be kept is said and changes nothing. */
export function useSaleEdits(ticket: OpenSale | null) {
  const toast = useToast();
  const change = useChangeSale(ticket);
  const shown = ticket?.lines ?? [];
  const edit = (update: (content: TicketContent) => TicketContent) =>
    void change(update).catch((error: unknown) => toast.show({ text: describeError(error) }));
  const undoable = (text: string, update: (content: TicketContent) => TicketContent) => {
    let sides: { before: TicketContent; after: TicketContent } | null = null;
    edit((before) => {
      const after = fitted(update(before));
      sides = { before, after };
      return after;
    });
    const undo = () => edit((now) => (sides === null ? now : bringBack(now, sides.before, sides.after)));
    toast.show({ text, action: { label: actions.undo, onAction: undo } });
  };
  const onLine = (seen: SeenLine | null, change: (lines: Lines, index: number) => Lines) => {
    if (seen !== null) edit(changeLines((lines) => change(lines, placeOf(lines, seen))));
  };
  return {
    addPiece: (product: Product, price?: Centavos) => {
      const sold = cartProduct(price === undefined ? product : { ...product, priceCentavos: price });
      if (sold !== null) edit(changeLines((lines) => addQuantity(lines, sold, milli(1000))));
    },
    addAmount: (product: Product, amount: Amount) => {
      const sold = cartProduct(product);
      if (sold === null) return;
      edit(
        changeLines((lines) =>
          'pesos' in amount ? addPesos(lines, sold, amount.pesos) : addQuantity(lines, sold, amount.quantity),
        ),
      );
    },
    addVarios: (amount: Centavos) => edit(changeLines((lines) => [...lines, variosLine(amount, VARIOS_TAX_CLASS)])),
    setAmount: (seen: SeenLine, amount: Amount) =>
      onLine(seen, (lines, index) =>
        'pesos' in amount ? setPesos(lines, index, amount.pesos) : setQuantity(lines, index, amount.quantity),
      ),
    step: (index: number, direction: 1 | -1) =>
      onLine(seenLine(shown, index), (lines, place) => stepQuantity(lines, place, direction)),
    discountLine: (seen: SeenLine, discount: Centavos) =>
      onLine(seen, (lines, index) => setLineDiscount(lines, index, discount)),
    discountSale: (discount: Centavos) => edit((content) => ({ ...content, discountCentavos: discount })),
    setNote: (note: string | null) => edit((content) => ({ ...content, note })),
    setCustomer: (customerId: string | null) => edit((content) => ({ ...content, customerId })),
    remove: (index: number) => {
      const seen = seenLine(shown, index);
      if (seen !== null)
        undoable(
          cart.removed(lineName(seen.line)),
          changeLines((lines) => removeLine(lines, placeOf(lines, seen))),
        );
    },
    clear: (label: string) =>
      undoable(cart.cleared(label), (content) => ({ ...changeLines(() => [])(content), customerId: null, note: null })),
  };
}
