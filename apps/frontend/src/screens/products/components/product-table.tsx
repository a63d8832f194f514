import { Star, TriangleAlert } from 'lucide-react';
import { cx } from '../../../design/cx.ts';
import { keepUnits } from '../../../design/keep-units.ts';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { Table, type Column } from '../../../design/table.tsx';
import { products } from '../../../messages/products.ts';
import { Price } from './product-list.tsx';
import type { ProductRowView, ProductsView } from './view-model.ts';

/** The catalogue of a wide screen. */
export function ProductTable({ rows, onOpen, chosen, onChoose, onFavourite }: ProductsView) {
  const columns: readonly Column<ProductRowView>[] = [
    { id: 'picture', header: null, cell: (row) => <ProductPicture {...row} />, className: 'w-14 px-1!' },
    { id: 'name', header: products.name, main: true, cell: (row) => keepUnits(row.name) },
    {
      id: 'code',
      header: products.code,
      cell: (row) => row.code ?? products.none,
      className: 'text-ink-2 max-desk:hidden',
    },
    {
      id: 'category',
      header: products.category,
      cell: (row) => row.category ?? products.none,
      className: 'text-ink-2',
    },
    {
      id: 'cost',
      header: products.cost,
      right: true,
      cell: (row) => row.cost ?? products.none,
      className: 'text-ink-2 max-desk:hidden',
    },
    {
      id: 'price',
      header: products.price,
      right: true,
      cell: (row) => <Price {...row} />,
      className: '[td&]:text-[1.0625rem] [td&]:font-700',
    },
    {
      id: 'margin',
      header: products.margin,
      right: true,
      cell: (row) => row.margin ?? products.none,
      className: 'text-ink-2',
    },
    { id: 'stock', header: products.stock, right: true, cell: (row) => <Stock {...row} /> },
    {
      id: 'favourite',
      header: products.favourite,
      cell: (row) => <Favourite row={row} onToggle={() => onFavourite(row.id)} />,
      className: 'w-15 text-center',
    },
  ];
  return (
    <div className="px-4 pt-px pb-5 desk:px-6">
      <Table
        caption={products.caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        selection={{ chosen, onToggle: onChoose, label: (row) => products.select(row.name) }}
      />
    </div>
  );
}

function Stock({ stock, low }: ProductRowView) {
  return (
    <span className={cx('inline-flex items-center gap-1.5', low && 'font-700 text-alert')}>
      {low && <TriangleAlert aria-hidden className="size-4" />}
      {stock ?? products.none}
    </span>
  );
}

function Favourite({ row, onToggle }: { row: ProductRowView; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={row.favourite}
      aria-label={row.favourite ? products.favouriteOn(row.name) : products.favouriteOff(row.name)}
      onClick={onToggle}
      className="relative z-10 mx-auto grid size-10 place-items-center rounded-full after:absolute after:-inset-1"
    >
      <Star aria-hidden className={cx('size-5', row.favourite ? 'fill-accent text-accent' : 'text-ink-3')} />
    </button>
  );
}
