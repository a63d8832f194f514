import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { keepUnits } from './keep-units.ts';

export interface CartLineProps {
  quantity: string;
  name: string;
  /** "$19.00 c/u", "$128.00 por kg". */
  unitPrice: string;
  amount: string;
  /** A promotion as its badge, with what it cost before. */
  promotion?: { badge: string; before: string };
  note?: string;
  open?: boolean;
  onToggle?: () => void;
  /** What an open line offers: stepper, discount, remove. */
  children?: ReactNode;
}

/** A line of the sale, 64 px; a tap opens what can be done with it. */
export function CartLine({
  quantity,
  name,
  unitPrice,
  amount,
  promotion,
  note,
  open = false,
  onToggle,
  children,
}: CartLineProps) {
  const body = (
    <>
      <span
        className={cx(
          'grid min-h-11 min-w-13.5 shrink-0 place-items-center rounded-12 px-1.5 font-700 whitespace-nowrap',
          quantity.length > 4 ? 'text-14' : 'text-16',
          open ? 'bg-paint text-on-paint' : 'bg-well',
        )}
      >
        {quantity}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-16 leading-tight font-600">{keepUnits(name)}</span>
        {promotion ? (
          <span className="flex flex-wrap items-center gap-1.5 text-14 text-ink-2">
            <span className="rounded-6 bg-safe-soft px-1.5 font-650 whitespace-nowrap text-safe">
              {promotion.badge}
            </span>
            {promotion.before}
          </span>
        ) : (
          <span className="mt-0.5 block text-14 text-ink-2">{unitPrice}</span>
        )}
        {note !== undefined && <span className="block text-14 text-ink-2">{note}</span>}
      </span>
      <span className="text-18 font-700 whitespace-nowrap">{amount}</span>
    </>
  );
  const row = 'flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-left';
  return (
    <li className={cx('border-b border-line', open && 'bg-paint-soft')}>
      {onToggle ? (
        <button
          type="button"
          className={cx(row, 'focus-visible:-outline-offset-3')}
          aria-expanded={open}
          onClick={onToggle}
        >
          {body}
        </button>
      ) : (
        <div className={row}>{body}</div>
      )}
      {open && children !== undefined && <div className="flex items-center gap-2 px-4 pb-3">{children}</div>}
    </li>
  );
}
