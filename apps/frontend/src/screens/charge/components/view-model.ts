import type { Centavos } from '@michangarrito/domain';

export type ChargeMethod = 'cash' | 'card' | 'transfer' | 'fiado';

/** Part of a mixed payment that is already settled. */
export interface PaidView {
  id: string;
  label: string;
  amount: string;
}

export interface ChargeView {
  total: Centavos;
  /** Where something is taken off: what the lines come to before it, and how much it is. */
  discount?: { subtotal: string; amount: string };
  /** What is still to be paid once parts of a mixed payment are settled; absent while all of it is. */
  remaining?: Centavos;
  /** "2 piezas" or "5 productos". */
  counted: string;
  customer?: string;
  onCustomer: () => void;
  method: ChargeMethod;
  onMethod: (method: ChargeMethod) => void;
  paid: readonly PaidView[];
  onUnpay: (id: string) => void;
  onBack: () => void;
  confirm: { label: string; onConfirm: () => void; disabled: boolean; busy: boolean };
}

export interface CashView {
  /** How many of each note were tapped, by pesos. */
  counts: Readonly<Record<number, number>>;
  onNote: (pesos: number) => void;
  onClear: () => void;
  exact: string;
  onExact: () => void;
  onOther: () => void;
  received: string;
  /** Positive: change to give; negative: what is missing. */
  change: Centavos;
  missing: boolean;
  /** Pays what was received and leaves the rest to another method. */
  onRest?: () => void;
}

export interface FiadoView {
  customer?: { name: string; owes: string; willOwe: string };
  onChoose: () => void;
  /** A limit that would be passed, said as a question: it warns and never blocks. */
  warning?: string;
}
