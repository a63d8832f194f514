import type { Centavos } from '@michangarrito/domain';
import type { LucideIcon } from 'lucide-react';
import type { Bar } from '../../../design/bar-chart.tsx';
import type { Picture } from '../../../design/product-picture.tsx';
import type { SyncState } from '../../../design/sync-pill.tsx';

/** Something that waits for the owner, with where it is settled. */
export interface WaitingView {
  id: string;
  icon: LucideIcon;
  tone: 'paint' | 'neutral' | 'alert';
  title: string;
  detail: string;
  value?: string;
  onOpen: () => void;
}

export interface TopProductView extends Picture {
  id: string;
  /** Share of the best seller, 0 to 1. */
  share: number;
  quantity: string;
  amount: string;
}

export interface PaidShareView {
  id: string;
  label: string;
  value: number;
  amount: string;
  tone: string;
}

/** The day as the first screen shows it. Words and amounts come ready; only the large figure is set here. */
export interface HomeView {
  shop: string;
  date: string;
  sync: SyncState;
  onSync: () => void;
  /** What was sold less what came back, like every other figure. */
  total: Centavos;
  /** What both were, where something came back. */
  refunds?: string;
  counts: string;
  saleCount: string;
  average: string;
  comparison?: { text: string; tone: 'safe' | 'neutral' };
  chart: {
    summary: string;
    bars: readonly Bar[];
    now?: number;
    peakLabel?: string;
    gridlines: readonly { value: number; label: string }[];
    /** Legend of the comparison marks, when there are some. */
    beforeLabel?: string;
  };
  waiting: readonly WaitingView[];
  /** Absent for who may not see it. */
  profit?: { amount: string; share: string };
  till: { amount: string; detail: string };
  top: readonly TopProductView[];
  paid: readonly PaidShareView[];
}
