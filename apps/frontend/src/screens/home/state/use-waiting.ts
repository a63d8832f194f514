import type { TillReading, Today } from '@michangarrito/contracts';
import { formatMoney, may } from '@michangarrito/domain';
import { useNavigate } from '@tanstack/react-router';
import {
  Calculator,
  ClipboardCheck,
  MonitorDown,
  NotebookPen,
  PackageOpen,
  ReceiptText,
  RefreshCw,
} from 'lucide-react';
import { useInstallWay } from '../../../app/install.ts';
import { takeUpdate, useUpdateReady } from '../../../app/app-updates.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useHeld } from '../../../data/shop-queries.ts';
import { useSyncView } from '../../../data/sync-status.ts';
import { home } from '../../../messages/home.ts';
import { update } from '../../../messages/update.ts';
import type { WaitingView } from '../components/view-model.ts';

/** So many letters of names stand in one line of a phone, alone and beside an amount. */
const WHOLE_LINE = 24;
const BESIDE_AMOUNT = 14;

/** What waits for somebody, the most pressing first, each with the way to where it is settled. */
export function useWaiting({ lowStock, fiado, overdueNames }: Today, till: TillReading | null): WaitingView[] {
  const navigate = useNavigate();
  const { needsAttention } = useSyncView();
  const updateReady = useUpdateReady();
  const toReview = useToReview();
  const installWay = useInstallWay();
  const waiting: (WaitingView | false)[] = [
    needsAttention > 0 && {
      id: 'attention',
      icon: ReceiptText,
      tone: 'alert',
      title: home.attention(needsAttention),
      detail: home.attentionDetail,
      onOpen: () => void navigate({ to: '/sincronizacion' }),
    },
    toReview > 0 && {
      id: 'review',
      icon: ClipboardCheck,
      tone: 'alert',
      title: home.toReview(toReview),
      detail: home.toReviewDetail,
      onOpen: () => void navigate({ to: '/revisar' }),
    },
    installWay === 'safari' && {
      id: 'install',
      icon: MonitorDown,
      tone: 'alert',
      title: home.install,
      detail: home.installDetail,
      onOpen: () => void navigate({ to: '/ajustes' }),
    },
    till?.session === null && {
      id: 'till',
      icon: Calculator,
      tone: 'paint',
      title: home.tillClosed,
      detail: home.tillClosedHint,
      onOpen: () => void navigate({ to: '/corte' }),
    },
    lowStock.count > 0 && {
      id: 'stock',
      icon: PackageOpen,
      tone: 'neutral',
      title: home.lowStock(lowStock.count),
      detail: home.names(fitting(lowStock.names, WHOLE_LINE), lowStock.count),
      onOpen: () => void navigate({ to: '/productos', search: { ver: 'bajos' } }),
    },
    fiado.overdueCustomers > 0 && {
      id: 'fiados',
      icon: NotebookPen,
      tone: 'alert',
      title: home.overdue(fiado.overdueCustomers),
      detail: home.names(fitting(overdueNames, BESIDE_AMOUNT), fiado.overdueCustomers),
      value: formatMoney(fiado.overdueCentavos),
      onOpen: () => void navigate({ to: '/fiados' }),
    },
    updateReady && {
      id: 'update',
      icon: RefreshCw,
      tone: 'paint',
      title: update.title,
      detail: update.detail,
      onOpen: takeUpdate,
    },
  ];
  return waiting.filter((row) => row !== false);
}

/** How many commands only the owner can settle: what is parked or failed is settled by itself. */
function useToReview(): number {
  const { person } = useOpenSession().enrolment;
  const held = useHeld(may(person, 'team.manage')).data ?? [];
  return held.filter(({ reason }) => reason === 'deposited' || reason === 'refused').length;
}

/** Those of the names that fit in a line, in their order; at least the shortest. */
function fitting(names: readonly string[], letters: number): readonly string[] {
  const taken: string[] = [];
  for (const name of names) if ([...taken, name].join('').length <= letters) taken.push(name);
  return taken.length > 0 ? taken : names.toSorted((a, b) => a.length - b.length).slice(0, 1);
}
