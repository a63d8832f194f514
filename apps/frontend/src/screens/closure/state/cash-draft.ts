import { parseMoney, type CashKind, type Centavos } from '@michangarrito/domain';

/** The kinds of movement that a person writes down by hand. */
export type HandKind = Extract<CashKind, 'in' | 'out' | 'expense'>;
export type CashDirection = 'in' | 'out';

/** Money in or out of the drawer as it stands in the sheet: what was chosen and typed, not yet read. */
export interface CashDraft {
  /** null until the person says whether money that left was spent or taken. */
  readonly kind: HandKind | null;
  readonly amount: string;
  readonly reason: string;
}

export type CashMissing = 'kind' | 'amount' | 'reason';
export type ReadCash =
  | { readonly ok: true; readonly kind: HandKind; readonly amountCentavos: Centavos; readonly reason: string }
  | { readonly ok: false; readonly first: CashMissing; readonly missing: readonly CashMissing[] };

/** Nothing is chosen that the books could hold wrongly: money that enters is of one kind, money that leaves of two. */
export function emptyCash(direction: CashDirection): CashDraft {
  return { kind: direction === 'in' ? 'in' : null, amount: '', reason: '' };
}

/** Reads the sheet; says what is missing, and which of it is asked first. */
export function readCash({ kind, amount, reason }: CashDraft): ReadCash {
  const parsed = parseMoney(amount);
  const amountCentavos = parsed.ok && parsed.value > 0 ? parsed.value : null;
  const why = reason.trim();
  if (kind !== null && amountCentavos !== null && why !== '') return { ok: true, kind, amountCentavos, reason: why };
  const missing: readonly (CashMissing | false)[] = [
    kind === null && 'kind',
    amountCentavos === null && 'amount',
    why === '' && 'reason',
  ];
  return {
    ok: false,
    first: kind === null ? 'kind' : amountCentavos === null ? 'amount' : 'reason',
    missing: missing.filter((one) => one !== false),
  };
}
