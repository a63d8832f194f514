import type { Product } from '@michangarrito/contracts';
import { useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';

const SHOWN = 8;
/** Shorter numbers are words of a name ("7 up") rather than a code. */
const SHORTEST_CODE = 6;

export interface ProductSearch {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly results: readonly Product[];
  readonly chosen: number;
  /** Whether what was typed is a code rather than words. */
  readonly isCode: boolean;
  readonly move: (step: 1 | -1) => void;
  /** What Enter means: the product whose code was read, else the chosen result; null for an unknown code. */
  readonly entered: () => { readonly product: Product } | { readonly unknownCode: string } | null;
}

/** The field of the counter: words, or a code from a reader. */
export function useSearch(): ProductSearch {
  const catalog = useCatalog();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const query = text.trim();
  const byCode = query === '' ? null : catalog.findBarcode(query);
  const results = query === '' ? [] : byCode === null ? catalog.search(query, SHOWN) : [byCode];
  return {
    text,
    setText: (typed) => {
      setText(typed);
      setChosen(0);
    },
    results,
    isCode: isCode(query),
    chosen: Math.min(chosen, Math.max(0, results.length - 1)),
    move: (step) => setChosen((now) => Math.max(0, Math.min(results.length - 1, now + step))),
    entered: () => {
      const product = results[chosen] ?? results[0];
      if (product !== undefined) return { product };
      return isCode(query) ? { unknownCode: query } : null;
    },
  };
}

function isCode(text: string): boolean {
  return text.length >= SHORTEST_CODE && /^[0-9]+$/u.test(text);
}
