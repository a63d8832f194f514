import { TriangleAlert } from 'lucide-react';
import { cx } from '../../../design/cx.ts';
import { keepUnits } from '../../../design/keep-units.ts';
import { ListRow } from '../../../design/list-row.tsx';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { products } from '../../../messages/products.ts';
import { sell } from '../../../messages/sell.ts';
import type { ProductRowView, ProductsView } from './view-model.ts';

/** The catalogue of a phone. */
export function ProductList({ rows, onOpen }: Pick<ProductsView, 'rows' | 'onOpen'>) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="[contain-intrinsic-size:auto_60px] [content-visibility:auto]">
          <button type="button" onClick={() => onOpen(row.id)} className="block w-full focus-visible:-outline-offset-3">
            <ListRow
              lead={<ProductPicture {...row} />}
              title={keepUnits(row.name)}
              detail={<Stock {...row} />}
              value={<Price {...row} />}
              chevron
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Stock({ stock, low, category }: ProductRowView) {
  return (
    <>
      {stock !== undefined && (
        <span className={cx('inline-flex items-center gap-1', low && 'font-650 text-alert')}>
          {low && <TriangleAlert aria-hidden className="size-4" />}
          {products.left(stock)}
          {category !== undefined && !low && ` · ${category}`}
        </span>
      )}
      {category !== undefined && stock === undefined && <span>{category}</span>}
    </>
  );
}

/** Price with its unit, or the reminder to give one. */
export function Price({ price, perUnit }: Pick<ProductRowView, 'price' | 'perUnit'>) {
  if (price === undefined) return <span className="text-14 font-650 text-accent">{sell.noPrice}</span>;
  return (
    <>
      {price}
      {perUnit !== undefined && <span className="text-14 font-500 text-ink-2">{perUnit}</span>}
    </>
  );
}
