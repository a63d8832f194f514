import type { Centavos } from '@michangarrito/domain';
import type { SyncState } from '../../../design/sync-pill.tsx';

export interface DebtorView {
  id: string;
  name: string;
  /** "34 días"; absent when nothing is owed. */
  age?: string;
  late: boolean;
  /** "límite $600", "paga el viernes". */
  detail?: string;
  amount: string;
}

export interface FiadosView {
  total: Centavos;
  people: number;
  /** Open debt by age, youngest first: what it says and its amount for the bar. */
  ageing: readonly { value: number; amount: string }[];
  debtors: readonly DebtorView[];
  /** Who has money in their favour; empty while searching. */
  credits: readonly DebtorView[];
  search: string;
  onSearch: (text: string) => void;
  /** The one whose account is open beside the list on a wide screen. */
  selected?: string;
  onOpen: (id: string) => void;
  /** Gives fiado: goes to sell with the customer asked for. */
  onGive: () => void;
  onNewCustomer: () => void;
  sync: SyncState;
  onSync: () => void;
}
