import type { KeyboardEvent } from 'react';
import { useSellKeys } from '../use-sell-keys.ts';
import type { Counter } from './use-counter.ts';
import type { Taking } from './use-taking.ts';

/** Connects the keys of the counter; returns what the field itself does with a key. */
export function useCounterKeys(counter: Counter, taking: Taking, charge: (method?: 'fiado') => void) {
  const { field, search, lines, edits, selectedLine, setSelected, setSheet, newSale } = counter;
  useSellKeys(field, {
    search: () => field.current?.focus(),
    quantity: () => taking.askAmountOfLine(selectedLine, 'quantity'),
    byPesos: taking.byPesos,
    varios: () => setSheet({ name: 'varios' }),
    customer: () => setSheet({ name: 'customer' }),
    fiado: () => charge('fiado'),
    newSale,
    charge,
    help: () => setSheet({ name: 'keys' }),
    move: (step) => {
      if (search.text !== '') search.move(step);
      else setSelected(Math.max(0, Math.min(lines.length - 1, selectedLine + step)));
    },
    step: (direction) => edits.step(selectedLine, direction),
    remove: () => edits.remove(selectedLine),
  });
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      taking.enter();
    } else if (event.key === 'Escape') {
      search.setText('');
    }
  };
}
