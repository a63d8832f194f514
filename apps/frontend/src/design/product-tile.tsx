import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { initials } from './initials.ts';
import { keepUnits } from './keep-units.ts';
import { pictureTint, type Picture } from './product-picture.tsx';
import { isShape, Silhouette } from './silhouette.tsx';
import { useLongPress } from './use-long-press.ts';

export interface ProductTileProps extends Picture {
  /** `$19.00`; absent shows `noPriceLabel`. */
  price?: string;
  /** `/kg` after the price. */
  perUnit?: string;
  noPriceLabel: string;
  /** How much of it is in the sale: "5", "156 g". */
  inSale?: string;
  /** What is left when it is little: "1.2 kg", "0". A tile with nothing left still sells. */
  left?: string;
  /** Said by screen readers after name and price. */
  detail?: string;
  onTap: () => void;
  /** Long press and the context key: the quantity sheet. */
  onHold?: () => void;
}

/** A shelf with its label: what is sold, standing on its shelf, with name and price below. */
export function ProductTile(props: ProductTileProps) {
  const { name, price, perUnit, noPriceLabel, inSale, left, detail, onTap, onHold } = props;
  const hold = useLongPress(onHold);
  return (
    <button
      type="button"
      onClick={onTap}
      {...hold}
      style={pictureTint(props)}
      className={cx(
        'group flex min-h-[113px] w-full flex-col overflow-hidden rounded-12 bg-paper text-left desk:min-h-[134px]',
        'relative transition-transform duration-80 ease-out active:scale-98',
        // Inside and above the picture: the shelves cut off what stands out of a tile.
        'focus-visible:outline-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:rounded-12 focus-visible:after:shadow-[inset_0_0_0_3px_var(--accent)]',
        inSale === undefined ? 'shadow-[0_0_0_1px_var(--line)]' : 'shadow-[0_0_0_2px_var(--accent)]',
      )}
    >
      <TileField {...props}>
        {inSale !== undefined && (
          <span className="absolute top-1.5 right-1.5 grid h-7 min-w-7 place-items-center rounded-full bg-accent px-[7px] text-14 font-700 whitespace-nowrap text-on-accent">
            {inSale}
          </span>
        )}
        {inSale === undefined && left !== undefined && (
          <span className="absolute top-1.5 right-1.5 grid min-h-5 place-items-center rounded-6 bg-paper px-1.5 text-13 font-600 whitespace-nowrap">
            {left}
          </span>
        )}
      </TileField>
      <span className="flex w-full flex-1 flex-col justify-between px-2 pt-1 pb-1.5 desk:pt-1.5 desk:pb-2">
        <span className="line-clamp-2 text-[0.84375rem] leading-[1.19] font-600 wrap-break-word desk:text-15">
          {keepUnits(name)}
        </span>
        <span className="w-full text-right whitespace-nowrap">
          {price === undefined ? (
            <span className="text-13 font-650 text-accent">{noPriceLabel}</span>
          ) : (
            <>
              <span className="text-[1.0625rem] leading-tight font-700 desk:text-18">{price}</span>
              {perUnit !== undefined && <span className="text-13 text-ink-2">{perUnit}</span>}
            </>
          )}
        </span>
        {detail !== undefined && <span className="sr-only">{detail}</span>}
      </span>
    </button>
  );
}

function TileField({ name, shape, photoUrl, children }: Picture & { children: ReactNode }) {
  return (
    <span className="tint-field tint-shelf relative flex h-12 w-full shrink-0 items-end border-b-3 px-2 desk:h-[56px]">
      {photoUrl ? (
        <img src={photoUrl} alt="" loading="lazy" className="absolute inset-0 size-full object-cover" />
      ) : isShape(shape) ? (
        <Silhouette shape={shape} tinted={false} className="block h-10 desk:h-[50px]" />
      ) : (
        <span aria-hidden className="tint-letters pb-1 text-24 font-750">
          {initials(name)}
        </span>
      )}
      {children}
    </span>
  );
}
