import { parseMoney, type Centavos } from '@michangarrito/domain';

/** What confirming does: nothing yet, asking whether 0 is meant, or taking the price. */
export type AskedPrice =
  | { readonly is: 'missing' }
  | { readonly is: 'doubted' }
  | { readonly is: 'price'; readonly price: Centavos };

/** Reads a price that is asked while selling. Sold for nothing is allowed, and never by one slip: 0 is taken once it was `confirmed`. */
export function askedPrice(text: string, confirmed: boolean): AskedPrice {
  const parsed = parseMoney(text);
  if (!parsed.ok || parsed.value < 0) return { is: 'missing' };
  return parsed.value > 0 || confirmed ? { is: 'price', price: parsed.value } : { is: 'doubted' };
}
