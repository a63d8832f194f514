import { centavos, formatMoney } from '@michangarrito/domain';
import { useState } from 'react';
import { NoteLabel } from '../../../design/bank-note.tsx';
import { cx } from '../../../design/cx.ts';
import { Stepper } from '../../../design/stepper.tsx';
import { amounts } from '../../../messages/amounts.ts';
import { closure } from '../../../messages/closure.ts';

const SMALLEST_NOTE_CENTAVOS = 2_000;
const COUNT = /^\d{0,4}$/u;

export interface CountRowProps {
  /** Worth of one, in centavos. */
  value: number;
  count: number;
  amount: string;
  selected: boolean;
  onSelect: () => void;
  onCount: (count: number) => void;
  /** Whether something stands there that is no number. */
  onUnread: (unread: boolean) => void;
}

/** How many of one note or coin: − n +, or typed. */
export function CountRow({ value, count, amount, selected, onSelect, onCount, onUnread }: CountRowProps) {
  // What was typed and is no number of notes: it stays in sight and counts nothing.
  const [unread, show] = useState<string | null>(null);
  const setUnread = (text: string | null) => {
    show(text);
    onUnread(text !== null);
  };
  const isNote = value >= SMALLEST_NOTE_CENTAVOS;
  const label = formatMoney(centavos(value)).replace('.00', '');
  const words = isNote
    ? { less: closure.lessNote, more: closure.moreNote, type: closure.typeNotes }
    : { less: closure.lessCoin, more: closure.moreCoin, type: closure.typeCoins };
  const change = (by: number) => () => {
    onSelect();
    setUnread(null);
    onCount(Math.max(0, count + by));
  };
  return (
    <li
      className={cx(
        'flex min-h-14 items-center gap-2 border-b border-line px-4 narrow:gap-0',
        selected ? 'bg-paint-soft' : 'bg-paper',
      )}
    >
      {isNote ? <NoteLabel pesos={value / 100} /> : <CoinLabel>{label}</CoinLabel>}
      <span className="mx-auto">
        <Stepper
          boxed
          selected={selected}
          value={unread ?? String(count)}
          lessLabel={words.less(label)}
          moreLabel={words.more(label)}
          lessDisabled={count === 0}
          onLess={change(-1)}
          onMore={change(1)}
          typed={{
            label: words.type(label),
            onFocus: onSelect,
            invalid: unread !== null,
            onText: (text) => {
              const read = COUNT.test(text);
              setUnread(read ? null : text);
              onCount(read ? Number(text) : 0);
            },
          }}
        />
      </span>
      <span
        className={cx(
          'min-w-22 text-right narrow:min-w-18 narrow:text-14 text-16 whitespace-nowrap',
          count === 0 ? 'text-ink-2' : 'font-700',
        )}
      >
        {unread === null ? (
          amount
        ) : (
          <span role="alert" className="text-14 text-alert">
            {amounts.unreadCount}
          </span>
        )}
      </span>
    </li>
  );
}

/** A coin as a label: round, in no colour of its own. */
function CoinLabel({ children }: { children: string }) {
  return (
    <span className="grid w-18 shrink-0 place-items-center narrow:w-15">
      <span className="grid h-8.5 min-w-12 place-items-center rounded-full bg-well px-2 text-15 font-650 shadow-[inset_0_0_0_1px_var(--edge)]">
        {children}
      </span>
    </span>
  );
}
