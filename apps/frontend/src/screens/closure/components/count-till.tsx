import { ChevronDown, ChevronUp, Coins, Lock } from 'lucide-react';
import { useId, useState } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { Band } from '../../../design/band.tsx';
import { NoteLabel, noteDenominations } from '../../../design/bank-note.tsx';
import { Button } from '../../../design/button.tsx';
import { cx } from '../../../design/cx.ts';
import { Header } from '../../../design/header.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { Stepper } from '../../../design/stepper.tsx';
import { SyncPill, type SyncState } from '../../../design/sync-pill.tsx';
import { closure } from '../../../messages/closure.ts';
import { nav } from '../../../messages/common.ts';
import { titles } from '../../../messages/titles.ts';

export interface CountTillProps {
  expected: string;
  counted: string;
  /** What is missing or spare. A difference never blocks the close. */
  difference: { label: string; amount: string; tone: 'alert' | 'safe' | 'neutral' };
  /** How many of each note, by pesos, and what they come to. */
  notes: Readonly<Record<number, { count: number; amount: string }>>;
  onCount: (pesos: number, count: number) => void;
  /** What was typed for the coins, and as an amount. */
  coins: { text: string; amount: string; onText: (text: string) => void };
  onReadX: () => void;
  onClose: () => void;
  closing: boolean;
  onBack: () => void;
  sync: SyncState;
  onSync: () => void;
}

/** The arqueo: count notes and coins against what should be there, then close. */
export function CountTill(props: CountTillProps) {
  const { notes, onCount, coins, onReadX, onClose, closing, onBack, sync, onSync } = props;
  const [selected, setSelected] = useState<number | null>(null);
  return (
    <Screen
      title={titles.closure}
      header={
        <>
          <Header
            title={titles.closure}
            back={{ label: nav.backTo(nav.more), onBack }}
            right={<SyncPill state={sync} onOpen={onSync} />}
          />
          <Difference {...props} />
        </>
      }
      band={
        <Band>
          <Button variant="on-band" large className="px-3! text-[1.0625rem]! two:ml-auto" onClick={onReadX}>
            {closure.readX}
          </Button>
          <Button
            variant="go"
            large
            className="flex-1 two:max-w-90"
            icon={<Lock aria-hidden />}
            busy={closing}
            busyLabel={closure.closing}
            onClick={onClose}
          >
            {closure.close}
          </Button>
        </Band>
      }
    >
      <ul
        aria-label={closure.count}
        className="mx-auto max-w-180 border-y border-line two:mt-4 two:overflow-hidden two:rounded-12 two:border-x"
      >
        {noteDenominations.toReversed().map((pesos) => (
          <NoteRow
            key={pesos}
            pesos={pesos}
            count={notes[pesos]?.count ?? 0}
            amount={notes[pesos]?.amount ?? ''}
            selected={selected === pesos}
            onSelect={() => setSelected(pesos)}
            onCount={(count) => onCount(pesos, count)}
          />
        ))}
        <CoinsRow {...coins} />
      </ul>
    </Screen>
  );
}

const tones = { alert: 'text-alert', safe: 'text-safe', neutral: 'text-ink' };

function Difference({ expected, counted, difference }: CountTillProps) {
  return (
    <div className="px-4 pb-3 desk:px-6">
      <dl className="mx-auto flex max-w-180 justify-between gap-3 rounded-12 bg-paper px-3.5 py-2.5 shadow-[0_0_0_1px_var(--line)]">
        <Sum label={closure.expected} amount={expected} />
        <Sum label={closure.counted} amount={counted} className="text-right" />
        <Sum label={difference.label} amount={difference.amount} className={cx('text-right', tones[difference.tone])} />
      </dl>
    </div>
  );
}

function Sum({ label, amount, className }: { label: string; amount: string; className?: string }) {
  return (
    <div className={className} role="status">
      <dt
        className={cx(
          'text-14 font-600',
          className?.includes('text-alert') || className?.includes('text-safe') ? '' : 'text-ink-2',
        )}
      >
        {label}
      </dt>
      <dd className="text-18 font-700 whitespace-nowrap">{amount}</dd>
    </div>
  );
}

interface NoteRowProps {
  pesos: number;
  count: number;
  amount: string;
  selected: boolean;
  onSelect: () => void;
  onCount: (count: number) => void;
}

function NoteRow({ pesos, count, amount, selected, onSelect, onCount }: NoteRowProps) {
  const note = `$${pesos.toLocaleString('es-MX')}`;
  const change = (by: number) => () => {
    onSelect();
    onCount(Math.max(0, count + by));
  };
  return (
    <li
      className={cx(
        'flex min-h-14 items-center gap-2 border-b border-line px-4',
        selected ? 'bg-paint-soft' : 'bg-paper',
      )}
    >
      <NoteLabel pesos={pesos} />
      <span className="mx-auto">
        <Stepper
          boxed
          selected={selected}
          value={String(count)}
          lessLabel={closure.less(note)}
          moreLabel={closure.more(note)}
          lessDisabled={count === 0}
          onLess={change(-1)}
          onMore={change(1)}
          typed={{
            label: closure.typeCount(note),
            onFocus: onSelect,
            onText: (text) => onCount(Number(text.replace(/\D/gu, '').slice(0, 4))),
          }}
        />
      </span>
      <span className={cx('min-w-18 text-right text-16 whitespace-nowrap', count === 0 ? 'text-ink-2' : 'font-700')}>
        {amount}
      </span>
    </li>
  );
}

function CoinsRow({ text, amount, onText }: CountTillProps['coins']) {
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
      <div id={id} hidden={!open} className="px-4 pb-3">
        <MoneyField label={closure.coinsLabel} labelHidden value={text} onValue={onText} />
      </div>
    </li>
  );
}
