import type { SaleDetail } from '@michangarrito/contracts';
import { describeError } from '../../../data/describe-error.ts';
import { useSale } from '../../../data/sales.ts';
import { Badge } from '../../../design/badge.tsx';
import { ErrorCard } from '../../../design/error-card.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { receipt } from '../../../messages/charge.ts';
import { saleStatuses } from '../../../messages/sales.ts';
import { SaleOf } from './sale-of.tsx';

/** A sale by its id: while it comes, whole, or why it cannot be seen. */
export function SaleById({ id }: { id: string }) {
  const sale = useSale(id);
  if (sale.data !== undefined) return <SaleOf sale={sale.data} />;
  if (sale.isPending) return <Skeleton rows={5} />;
  return <ErrorCard title={receipt.gone} body={describeError(sale.error)} />;
}

/** Beside a list: the folio above, the sale below. */
export function SalePane({ id }: { id: string }) {
  const sale = useSale(id);
  return (
    <>
      <div className="flex min-h-17 shrink-0 items-center justify-between gap-3 border-b border-line px-5">
        <h2 className="text-20 font-700">{sale.data?.folio}</h2>
        <SaleStatusBadge sale={sale.data} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
        <SaleById id={id} />
      </div>
    </>
  );
}

/** Whether something of it came back; a sale as it was charged says nothing. */
export function SaleStatusBadge({ sale }: { sale: SaleDetail | undefined }) {
  if (sale === undefined || sale.status === 'recorded') return null;
  return <Badge>{saleStatuses[sale.status]}</Badge>;
}
