import type { Product } from '@michangarrito/contracts';
import { formatMoney, formatQuantity, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import { historyError } from '../../../data/describe-error.ts';
import { editRow } from '../../../data/edit-row.ts';
import { usePriceHistory, useProductEdits, useStockMovements } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import { usePeople, useShop } from '../../../data/use-shop.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { cx } from '../../../design/cx.ts';
import { History } from '../../../design/history.tsx';
import { dateAndTime } from '../../../messages/dates.ts';
import { editHistory } from '../../../messages/edits.ts';
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
        error={historyError(movements.error)}
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
  const people = usePeople();
  const prices = usePriceHistory(product.id);
  return (
    <Card title={productDetail.prices} flush>
      <History
        rows={prices.data?.map((row) => ({
          id: row.changedAt,
          title: productDetail.priceChange(priceWords(row.fromCentavos), priceWords(row.toCentavos)),
          detail: [
            dateAndTime(row.changedAt, shop.timezone),
            people.find(({ id }) => id === row.actorId)?.name ?? editHistory.somebody,
            ...(row.superseded ? [productDetail.priceUnseen] : []),
          ].join(' · '),
          value: null,
        }))}
        error={historyError(prices.error)}
        empty={productDetail.noPrices}
      />
    </Card>
  );
}

/** What else people changed of it, newest first: prices have a card of their own. */
export function EditsCard({ product }: { product: Product }) {
  const { shop } = useOpenSession().enrolment;
  const { categories } = useShop();
  const edits = useProductEdits(product.id);
  const categoryName = (id: string) => categories.get(id)?.name ?? null;
  const others = edits.data?.filter(({ field }) => field !== 'priceCentavos');
  return (
    <Card title={editHistory.others} flush>
      <History
        rows={others?.map((edit) => editRow(edit, { timezone: shop.timezone, unit: product.unit, categoryName }))}
        error={historyError(edits.error)}
        empty={editHistory.noOthers}
      />
    </Card>
  );
}

function priceWords(price: Centavos | null): string {
  return price === null ? productDetail.noPrice : formatMoney(price);
}
