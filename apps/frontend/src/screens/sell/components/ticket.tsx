import { MessageSquareText, Percent, Trash2, UserRound } from 'lucide-react';
import { Button } from '../../../design/button.tsx';
import { cx } from '../../../design/cx.ts';
import { keepUnits } from '../../../design/keep-units.ts';
import { Kbd } from '../../../design/kbd.tsx';
import { cart, keyHints } from '../../../messages/sell.ts';
import { LineTools } from './line-tools.tsx';
import { SaleTabs, type SaleTabsProps } from './sale-tabs.tsx';
import type { LineActions, LineView, SaleView } from './view-model.ts';

export interface TicketProps {
  sale: SaleView;
  /** The line that ↑ ↓ + − and Supr act on. */
  selectedLine: string | null;
  lineActions: LineActions;
  onLine: (id: string) => void;
  onClear: () => void;
  onCustomer: () => void;
  /** Absent for who may give none. */
  onDiscount?: () => void;
  onNote: () => void;
  onMenu?: () => void;
}

interface TicketPaneProps extends TicketProps, Omit<SaleTabsProps, 'current' | 'onMenu' | 'className'> {
  currentSale: string;
  keys: boolean;
}

/** The ticket of a wide screen, always in sight. */
export function Ticket(props: TicketPaneProps) {
  const { sale, keys, onCustomer, selectedLine, lineActions, onLine, onMenu } = props;
  return (
    <>
      <SaleTabs
        {...props}
        current={props.currentSale}
        {...(onMenu && { onMenu })}
        className="min-h-18! border-b border-line px-5"
      />
      <button
        type="button"
        onClick={onCustomer}
        className="flex min-h-12.5 items-center gap-3 border-b border-line px-5 text-left text-16 text-ink-2 focus-visible:-outline-offset-3"
      >
        <UserRound aria-hidden className="size-5" />
        <span className={cx('flex-1 truncate', sale.customer !== undefined && 'font-650 text-ink')}>
          {sale.customer ?? cart.anyone}
        </span>
        {keys && <Kbd>F8</Kbd>}
      </button>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {sale.lines.length === 0 ? (
          <p className="grid gap-1 px-5 py-6 text-16 text-ink-2">
            <b className="font-650 text-ink">{cart.empty}</b>
            {cart.emptyHint}
          </p>
        ) : (
          <ul>
            {sale.lines.map((line) => (
              <TicketLine
                key={line.id}
                line={line}
                selected={line.id === selectedLine}
                open={line.id === sale.openLine}
                actions={lineActions}
                onTap={() => onLine(line.id)}
              />
            ))}
          </ul>
        )}
        {keys && sale.lines.length > 0 && <LineKeys />}
        {sale.note !== undefined && <p className="px-5 py-2 text-15 text-ink-2">{sale.note}</p>}
      </div>
      <TicketFoot {...props} />
    </>
  );
}

interface TicketLineProps {
  line: LineView;
  selected: boolean;
  open: boolean;
  actions: LineActions;
  onTap: () => void;
}

function TicketLine({ line, selected, open, actions, onTap }: TicketLineProps) {
  return (
    <li className={cx('border-b border-line', selected && 'bg-paint-soft')}>
      <button
        type="button"
        aria-expanded={open}
        onClick={onTap}
        className="flex min-h-13 w-full items-center gap-3 px-5 py-1.5 text-left focus-visible:-outline-offset-3"
      >
        <span className="w-11 shrink-0 text-16 font-700 whitespace-nowrap">{line.quantity}</span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-15 leading-tight font-600">{keepUnits(line.name)}</span>
          <span className="block text-14 text-ink-2">
            {line.promotion ? (
              <>
                <span className="rounded-6 bg-safe-soft px-1.5 font-650 text-safe">{line.promotion.badge}</span>{' '}
                {line.promotion.before}
              </>
            ) : (
              line.unitPrice
            )}
          </span>
          {line.note !== undefined && <span className="block text-14 text-ink-2">{line.note}</span>}
        </span>
        <span className="text-18 font-700 whitespace-nowrap">{line.amount}</span>
      </button>
      {open && (
        <div className="flex items-center gap-2 px-5 pb-3">
          <LineTools line={line} actions={actions} />
        </div>
      )}
    </li>
  );
}

function LineKeys() {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3 text-14 text-ink-2">
      <span className="flex items-center gap-2">
        <Kbd>↑↓</Kbd> {keyHints.choose}
      </span>
      <span className="flex items-center gap-2">
        <Kbd>+ −</Kbd> {keyHints.amount}
      </span>
      <span className="flex items-center gap-2">
        <Kbd>{keyHints.removeKey}</Kbd> {keyHints.remove}
      </span>
    </p>
  );
}

function TicketFoot({ sale, onDiscount, onNote, onClear }: TicketPaneProps) {
  const none = sale.lines.length === 0;
  return (
    <div className="border-t border-line px-5 pt-3 pb-2 text-15 text-ink-2">
      <p className="flex justify-between">
        <span>{sale.counted}</span>
        <span>{cart.subtotal(sale.subtotal)}</span>
      </p>
      <p className="mt-1 flex justify-between">
        <span>{cart.discount}</span>
        <span>{sale.discount}</span>
      </p>
      <div className="-mx-3 mt-1 flex justify-between">
        {onDiscount && (
          <Button
            variant="text"
            disabled={none}
            className="bg-transparent! text-15!"
            icon={<Percent aria-hidden className="size-5" />}
            onClick={onDiscount}
          >
            {cart.discount}
          </Button>
        )}
        <Button
          variant="text"
          disabled={none}
          className="bg-transparent! text-15!"
          icon={<MessageSquareText aria-hidden className="size-5" />}
          onClick={onNote}
        >
          {cart.note}
        </Button>
        <Button
          variant="text"
          disabled={none}
          className="bg-transparent! text-15!"
          icon={<Trash2 aria-hidden className="size-5" />}
          onClick={onClear}
        >
          {cart.clear}
        </Button>
      </div>
    </div>
  );
}
