import { Banknote, CreditCard, NotebookPen, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { SegmentedControl } from '../../../design/segmented-control.tsx';
import { charge } from '../../../messages/charge.ts';
import type { ChargeMethod } from './view-model.ts';

const methods: readonly { id: ChargeMethod; label: string; icon: ReactNode }[] = [
  { id: 'cash', label: charge.cash, icon: <Banknote aria-hidden /> },
  { id: 'card', label: charge.card, icon: <CreditCard aria-hidden /> },
  { id: 'transfer', label: charge.transfer, icon: <Smartphone aria-hidden /> },
  { id: 'fiado', label: charge.fiado, icon: <NotebookPen aria-hidden /> },
];

/** Cash, card, transfer or fiado. */
export function MethodPicker({
  current,
  onChange,
}: {
  current: ChargeMethod;
  onChange: (method: ChargeMethod) => void;
}) {
  return <SegmentedControl stacked label={charge.method} options={methods} current={current} onChange={onChange} />;
}
