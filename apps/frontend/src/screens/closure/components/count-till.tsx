import { ChevronDown, ChevronUp, Coins, Lock } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { useViewport } from '../../../app/use-viewport.ts';
import { Band } from '../../../design/band.tsx';
import { noteDenominations } from '../../../design/bank-note.tsx';
import { Button } from '../../../design/button.tsx';
import { Header } from '../../../design/header.tsx';
import { SyncPill, type SyncState } from '../../../design/sync-pill.tsx';
import { closure } from '../../../messages/closure.ts';
import { nav } from '../../../messages/common.ts';
import { titles } from '../../../messages/titles.ts';
import type { DifferenceView } from '../state/difference.ts';
import { CountRow } from './count-row.tsx';
import { CountSummary } from './count-summary.tsx';

const notes = noteDenominations.toReversed().map((pesos) => pesos * 100);
const coins = [1_000, 500, 200, 100, 50];

export interface CountTillProps {
  /** What should be in the drawer; absent for who may not see it. */
  expected?: string;
  counted: string;
  /** What is missing or spare. A difference never blocks the close. Absent as what is expected is. */
  difference?: DifferenceView;
  /** How many of each note and coin, by centavos, and what they come to. */
  rows: Readonly<Record<number, { count: number; amount: string }>>;
  onCount: (valueCentavos: number, count: number) => void;
  coinTotal: string;
  /** Reading and closing; absent for who may not. */
  onReadX?: () => void;
  onClose?: () => void;
  onBack: () => void;
  sync: SyncState;
  onSync: () => void;
  /** What went in and out: below the count on a phone, beside it on a wide screen. */
  movements: ReactNode;
}

/** The arqueo: count notes and coins against what should be there, then close. */
export function CountTill(props: CountTillProps) {
  const { rows, onCount, coinTotal, onReadX, onClose, onBack, sync, onSync, movements } = props;
  const [selected, setSelected] = useState<number | null>(null);
  const [unread, setUnread] = useState<ReadonlySet<number>>(new Set());
  const wide = useViewport() !== 'phone';
  const row = (value: number) => (
    <CountRow
      key={value}
      value={value}
      count={rows[value]?.count ?? 0}
      amount={rows[value]?.amount ?? ''}
      selected={selected === value}
      onSelect={() => setSelected(value)}
      onCount={(count) => onCount(value, count)}
      onUnread={(is) => setUnread(new Set([...unread].filter((one) => one !== value).concat(is ? value : [])))}
    />
  );
  return (
    <Screen
      title={titles.closure}
      header={
        <>
          <Header
            title={titles.closure}
            {...(!wide && { back: { label: nav.backTo(nav.more), onBack } })}
            right={<SyncPill state={sync} onOpen={onSync} />}
          />
          <CountSummary {...props} />
        </>
      }
      {...(wide && { aside: movements, asideLabel: closure.movements })}
      {...(onReadX &&
        onClose && {
          band: (
            <Band>
              <Button variant="on-band" large className="px-3! text-[1.0625rem]! two:ml-auto" onClick={onReadX}>
                {closure.readX}
              </Button>
              <Button
                variant="go"
                large
                className="flex-1 two:max-w-90"
                icon={<Lock aria-hidden className="size-5" />}
                // What was typed in a row and cannot be read would count as nothing.
                disabled={unread.size > 0}
                onClick={onClose}
              >
                {closure.close}
              </Button>
            </Band>
          ),
        })}
    >
      <div className="two:px-4 two:pb-5 desk:px-6">
        <ul
          aria-label={closure.count}
          className="mx-auto max-w-180 border-y border-line two:overflow-hidden two:rounded-12 two:border-y-0 two:shadow-[0_0_0_1px_var(--line)]"
        >
          {notes.map(row)}
          <CoinRows amount={coinTotal}>{coins.map(row)}</CoinRows>
        </ul>
      </div>
      {!wide && movements}
    </Screen>
  );
}

/** Coins fold away: most of the money is in notes. */
function CoinRows({ amount, children }: { amount: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <li className="bg-paper">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-14 w-full items-center gap-3 px-4 text-16 font-600 focus-visible:-outline-offset-3"
      >
        <Coins aria-hidden className="size-5" />
        <span className="flex-1 text-left">{closure.coins}</span>
        {amount}
        <Chevron aria-hidden className="size-5" />
      </button>
      <ul id={id} hidden={!open} aria-label={closure.coins} className="border-t border-line">
        {children}
      </ul>
    </li>
  );
}
