import { ZERO_CENTAVOS, addCentavos, centavos, subtractCentavos, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';

type Counts = Readonly<Record<number, number>>;

const NOTHING: { counts: Counts; other: Centavos } = { counts: {}, other: ZERO_CENTAVOS };

/** What is handed over in cash: notes that were tapped, or an amount that was typed. */
export function useCash(due: Centavos) {
  const [given, setGiven] = useState(NOTHING);
  const notes = Object.entries(given.counts).reduce((sum, [pesos, count]) => sum + Number(pesos) * 100 * count, 0);
  const received = addCentavos(centavos(notes), given.other);
  const missing = received > 0 && received < due;
  return {
    counts: given.counts,
    received,
    missing,
    /** What goes back, or what is missing. Nothing tapped counts as the exact amount. */
    difference:
      received === 0 ? ZERO_CENTAVOS : missing ? subtractCentavos(due, received) : subtractCentavos(received, due),
    tap: (pesos: number) =>
      setGiven((before) => ({ ...before, counts: { ...before.counts, [pesos]: (before.counts[pesos] ?? 0) + 1 } })),
    clear: () => setGiven(NOTHING),
    set: (amount: Centavos) => setGiven({ counts: {}, other: amount }),
  };
}
