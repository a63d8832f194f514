import { ChevronDown, MessageSquareText, Percent, Trash2, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../design/button.tsx';
import { CartLine } from '../../../design/cart-line.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { cart, sell } from '../../../messages/sell.ts';
import { CartBand } from './cart-band.tsx';
import { LineTools } from './line-tools.tsx';
import type { LineActions, SaleView } from './view-model.ts';

export interface CartSheetProps {
  sale: SaleView;
  lineActions: LineActions;
  onLine: (id: string) => void;
  onClear: () => void;
  onCustomer: () => void;
  /** Absent for who may give none. */
  onDiscount?: () => void;
  onNote: () => void;
  onClose: () => void;
  onCharge: () => void;
}

/** The basket of a phone, over the counter. */
export function CartSheet({
  sale,
  lineActions,
  onLine,
  onClear,
  onCustomer,
  onDiscount,
  onNote,
  onClose,
  onCharge,
}: CartSheetProps) {
  return (
    <Sheet
      tall
      title={sale.label}
      subtitle={sale.customer}
      closeLabel={sell.hideCart}
      closeIcon={<ChevronDown aria-hidden />}
      onClose={onClose}
      actions={
        <Button
          variant="text"
          className="text-ink-2!"
          icon={<Trash2 aria-hidden className="size-5" />}
          onClick={onClear}
        >
          {cart.clear}
        </Button>
      }
      band={<CartBand counted={sale.counted} total={sale.total} open onToggle={onClose} onCharge={onCharge} />}
    >
      <div className="flex flex-1 flex-col">
        <ul className="border-t border-line">
          {sale.lines.map((line) => (
            <CartLine key={line.id} {...line} open={line.id === sale.openLine} onToggle={() => onLine(line.id)}>
              <LineTools line={line} actions={lineActions} />
            </CartLine>
          ))}
        </ul>
        {sale.hasDiscount && (
          <p className="flex justify-between px-4 py-3 text-15 text-ink-2">
            <span>{cart.subtotal(sale.subtotal)}</span>
            <span>{cart.minusDiscount(sale.discount)}</span>
          </p>
        )}
        {sale.note !== undefined && <p className="px-4 py-3 text-15 text-ink-2">{sale.note}</p>}
        <div className="sticky bottom-0 mt-auto grid auto-cols-fr grid-flow-col gap-2 bg-paper px-4 py-3">
          <CartAction
            icon={<UserRound aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
            label={cart.customer}
            onTap={onCustomer}
          />
          {onDiscount && (
            <CartAction
              icon={<Percent aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
              label={cart.discount}
              onTap={onDiscount}
            />
          )}
          <CartAction
            icon={<MessageSquareText aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
            label={cart.note}
            onTap={onNote}
          />
        </div>
      </div>
    </Sheet>
  );
}

function CartAction({ icon, label, onTap }: { icon: ReactNode; label: string; onTap: () => void }) {
  return (
    <Button icon={icon} onClick={onTap} className="gap-1.5 px-0.5! text-14!">
      {label}
    </Button>
  );
}
