import type { Centavos } from '@michangarrito/domain';

export interface StatementEntryView {
  id: string;
  kind: 'fiado' | 'abono' | 'refund' | 'forgiven';
  /** "Fiado A-000121", "Abono en efectivo". */
  title: string;
  /** "24/11". */
  date: string;
  badge?: { text: string; tone: 'neutral' | 'safe' | 'here' | 'alert' };
  /** "$86.00", "–$150.00". */
  amount: string;
  onOpen?: () => void;
}

export interface CustomerView {
  name: string;
  /** "55 1234 5678 · paga los viernes". */
  subtitle?: string;
  /** What is owed; negative is in the customer's favour. */
  balance: Centavos;
  /** "Te debe", "Tiene a favor", "No te debe nada". */
  balanceLabel: string;
  since?: string;
  limit?: { label: string; left: { label: string; amount: string; over: boolean }; usedShare: number };
  entries: readonly StatementEntryView[];
  /** The movements are still on their way. */
  loading: boolean;
  /** Opens the customer's own options: edit, archive. */
  onMenu?: () => void;
  /** Absent without a phone number to write to. */
  onRemind?: () => void;
  onReceive: () => void;
}
