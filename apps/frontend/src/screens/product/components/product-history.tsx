import type { Product } from '@michangarrito/contracts';
import { formatMoney, formatQuantity, type Centavos } from '@michangarrito/domain';
import { useState, type ReactNode } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { usePriceHistory, useStockMovements } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { cx } from '../../../design/cx.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { dateAndTime } from '../../../messages/dates.ts';
import { productDetail, products, stockReasons } from '../../../messages/products.ts';

/** Movements shown at first, so that what stands below them is not far, and with each tap. */
const FEW = 6;
const MORE = 50;

/** What moved a product's stock, newest first. */
export function MovementsCard({ product }: { product: Product }) {
  const { shop } = useOpenSession().enrolment;
  const movements = useStockMovements(product.id);
  const [most, setMost] = useState(FEW);
  const known = movements.data?.length ?? 0;
  const showMore = () => {
    if (known <= most) void movements.fetchNextPage();
    setMost(most + MORE);
  };
  return (
    <Card title={productDetail.movements} flush>
      <History
        rows={movements.data?.slice(0, most).map((row) => ({
          id: `${row.id}-${String(row.lineNumber)}`,
          title: row.note === null ? stockReasons[row.reason] : `${stockReasons[row.reason]} · ${row.note}`,
          detail: dateAndTime(row.recordedAt, shop.timezone),
          value: (
            <span className={cx(row.deltaMilli > 0 && 'text-safe')}>
              {`${row.deltaMilli > 0 ? '+' : ''}${formatQuantity(row.deltaMilli, product.unit)}`}
            </span>
          ),
        }))}
        error={movements.error}
        empty={productDetail.noMovements}
      />
      {(movements.hasNextPage || known > most) && (
        <Button variant="text" wide busy={movements.isFetchingNextPage} onClick={showMore}>
          {products.more}
        </Button>
      )}
    </Card>
  );
}

/** What a product cost before, newest first. */
export function PricesCard({ product }: { product: Product }) {
  const { shop } = useOpenSession().enrolment;
  const prices = usePriceHistory(product.id);
  return (
    <Card title={productDetail.prices} flush>
      <History
        rows={prices.data?.map((row) => ({
          id: row.changedAt,
          title: productDetail.priceChange(priceWords(row.fromCentavos), priceWords(row.toCentavos)),
          detail: [
            dateAndTime(row.changedAt, shop.timezone),
            ...(row.superseded ? [productDetail.priceUnseen] : []),
          ].join(' · '),
          value: null,
        }))}
        error={prices.error}
        empty={productDetail.noPrices}
      />
    </Card>
  );
}

function priceWords(price: Centavos | null): string {
  return price === null ? productDetail.noPrice : formatMoney(price);
}

interface HistoryProps {
  rows: { id: string; title: string; detail: string; value: ReactNode }[] | undefined;
  error: Error | null;
  empty: string;
}

function History({ rows, error, empty }: HistoryProps) {
  if (rows === undefined) {
    return error === null ? (
      <Skeleton rows={2} />
    ) : (
      <p className="px-3.5 py-3 text-15 text-ink-2 desk:px-5">{describeError(error)}</p>
    );
  }
  if (rows.length === 0) return <p className="px-3.5 py-3 text-15 text-ink-2 desk:px-5">{empty}</p>;
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex min-h-13 items-center justify-between gap-3 border-b border-line px-3.5 py-1.5 last:border-0 desk:px-5"
        >
          <span className="min-w-0">
            <span className="block text-15 font-600">{row.title}</span>
            <span className="block text-14 text-ink-2">{row.detail}</span>
          </span>
          <span className="text-16 font-700 whitespace-nowrap">{row.value}</span>
        </li>
      ))}
    </ul>
  );
}
