import {
  DENOMINATIONS_CENTAVOS,
  centavos,
  countDenominations,
  formatMoney,
  type Centavos,
} from '@michangarrito/domain';
import { useState } from 'react';

/** How many of each note and coin, by its value in centavos. */
type Counts = Readonly<Record<number, number>>;

/** Counted notes and coins of a till session; kept in this tab, so that a look at another screen loses nothing. */
export function useCount(sessionId: string) {
  const stored = `michangarrito-count-${sessionId}`;
  const [counts, setCounts] = useState<Counts>(() => readCounts(sessionStorage.getItem(stored)));
  const set = (valueCentavos: number, count: number) => {
    const next = { ...counts, [valueCentavos]: count };
    sessionStorage.setItem(stored, JSON.stringify(next));
    setCounts(next);
  };
  const denominations = DENOMINATIONS_CENTAVOS.map((valueCentavos) => ({
    valueCentavos,
    count: counts[valueCentavos] ?? 0,
  }));
  return {
    rows: Object.fromEntries(
      denominations.map((row) => [
        row.valueCentavos,
        { count: row.count, amount: formatMoney(countDenominations([row])) },
      ]),
    ),
    set,
    counted: countDenominations(denominations),
    /** For the command: only what there is. */
    denominations: denominations
      .filter(({ count }) => count > 0)
      .map(({ valueCentavos, count }) => ({ valueCentavos: centavos(valueCentavos), count })),
    forget: () => sessionStorage.removeItem(stored),
  };
}

function readCounts(text: string | null): Counts {
  return text === null ? {} : (JSON.parse(text) as Counts);
}

/** The coins of the count come to this. */
export function coinTotal(denominations: readonly { valueCentavos: number; count: number }[]): Centavos {
  return countDenominations(denominations.filter(({ valueCentavos }) => valueCentavos < 2_000));
}
