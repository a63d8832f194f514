import type { TillReading, Today } from '@michangarrito/contracts';
import { formatMoney } from '@michangarrito/domain';
import { useNavigate } from '@tanstack/react-router';
import { Calculator, NotebookPen, PackageOpen, ReceiptText } from 'lucide-react';
import { useSyncView } from '../../../data/sync-status.ts';
import { home } from '../../../messages/home.ts';
import type { WaitingView } from '../components/view-model.ts';

/** What waits for somebody, the most pressing first, each with the way to where it is settled. */
export function useWaiting({ lowStock, fiado, overdueNames }: Today, till: TillReading): WaitingView[] {
  const navigate = useNavigate();
  const { needsAttention } = useSyncView();
  const waiting: (WaitingView | false)[] = [
    needsAttention > 0 && {
      id: 'attention',
      icon: ReceiptText,
      tone: 'alert',
      title: home.attention(needsAttention),
      detail: home.attentionDetail,
      onOpen: () => void navigate({ to: '/ventas' }),
    },
    till.session === null && {
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
      detail: home.names(lowStock.names, lowStock.count),
      onOpen: () => void navigate({ to: '/productos', search: { ver: 'bajos' } }),
    },
    fiado.overdueCustomers > 0 && {
      id: 'fiados',
      icon: NotebookPen,
      tone: 'alert',
      title: home.overdue(fiado.overdueCustomers),
      detail: home.names(overdueNames.slice(0, 2), fiado.overdueCustomers),
      value: formatMoney(fiado.overdueCentavos),
      onOpen: () => void navigate({ to: '/fiados' }),
    },
  ];
  return waiting.filter((row) => row !== false);
}
