import type { CSSProperties } from 'react';
import { cx } from './cx.ts';

/** Hue of each Mexican banknote in circulation; the grey of the thousand has none. */
const hues: Record<number, number> = { 20: 175, 50: 330, 100: 30, 200: 145, 500: 255, 1000: 285 };

export const noteDenominations = [20, 50, 100, 200, 500, 1000] as const;

function noteStyle(pesos: number): CSSProperties {
  const grey = pesos === 1000 ? 0.14 : 1;
  return { '--h': hues[pesos] ?? 285, '--k': grey } as CSSProperties;
}

/** `$1,000` of a denomination in whole pesos. */
function noteLabel(pesos: number): string {
  return `$${pesos.toLocaleString('es-MX')}`;
}

export interface BankNoteProps {
  pesos: number;
  /** How many were taken. */
  count?: number;
  /** Said by screen readers when there are some. */
  countLabel?: string;
  onTap: () => void;
}

/** A banknote to tap: each tap adds one. */
export function BankNote({ pesos, count = 0, countLabel, onTap }: BankNoteProps) {
  return (
    <button
      type="button"
      onClick={() => {
        navigator.vibrate?.(10);
        onTap();
      }}
      style={noteStyle(pesos)}
      className={cx(
        'note flex min-h-15 items-end rounded-12 pb-1.5 pl-5 text-left short:min-h-13 narrow:pl-4',
        'transition-transform duration-80 ease-out active:scale-98',
        count > 0 && 'note-taken',
      )}
    >
      <span className="text-20 font-650 narrow:text-18">{noteLabel(pesos)}</span>
      {count > 0 ? (
        <span className="absolute top-1.5 right-1.5 grid size-6.5 place-items-center rounded-full bg-accent text-14 narrow:top-1 narrow:right-1 narrow:size-5 narrow:text-12 font-700 text-on-accent">
          {count}
          {countLabel !== undefined && <span className="sr-only">{countLabel}</span>}
        </span>
      ) : (
        <span aria-hidden className="note-moon absolute top-2 right-2 size-5.5 rounded-full narrow:hidden" />
      )}
    </button>
  );
}

/** A banknote as a label, where money is counted. */
export function NoteLabel({ pesos }: { pesos: number }) {
  return (
    <span
      style={noteStyle(pesos)}
      className="note note-label grid h-8.5 w-18 shrink-0 place-items-center narrow:w-15 rounded-8 pl-1 text-15 font-650"
    >
      {noteLabel(pesos)}
    </span>
  );
}
