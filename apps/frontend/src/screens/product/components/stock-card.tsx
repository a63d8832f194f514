import type { Product } from '@michangarrito/contracts';
import { formatQuantity, isLow, may } from '@michangarrito/domain';
import { ClipboardCheck, PackageMinus, TriangleAlert, Truck } from 'lucide-react';
import { useOpenSession } from '../../../data/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { productDetail } from '../../../messages/products.ts';
import type { StockReason } from './stock-sheet.tsx';

const WAYS = [
  { reason: 'purchase', label: productDetail.purchase, icon: Truck },
  { reason: 'count', label: productDetail.count, icon: ClipboardCheck },
  { reason: 'waste', label: productDetail.waste, icon: PackageMinus },
] as const;

/** How much there is, and the three ways in which it changes without a sale. */
export function StockCard({ product, onChange }: { product: Product; onChange: (reason: StockReason) => void }) {
  const { person } = useOpenSession().enrolment;
  const low = isLow(product.stockMilli, product.minimumMilli);
  return (
    <Card
      title={productDetail.stock}
      aside={
        low && (
          <Badge tone="alert" icon={<TriangleAlert aria-hidden className="size-4" />}>
            {productDetail.low}
          </Badge>
        )
      }
    >
      <p className="text-32 leading-tight font-750">{formatQuantity(product.stockMilli, product.unit)}</p>
      {may(person, 'stock.adjust') && (
        <div className="mt-3 grid grid-cols-3 gap-2">
          {WAYS.map(({ reason, label, icon: Icon }) => (
            <Button
              key={reason}
              className="px-1! text-15!"
              icon={<Icon aria-hidden className="size-5 narrow:hidden" />}
              onClick={() => onChange(reason)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </Card>
  );
}
