import { initials } from './initials.ts';
import { isShape, nameTint, shapeTint, Silhouette } from './silhouette.tsx';
import { cx } from './cx.ts';

export interface Picture {
  name: string;
  /** Name of a drawn shape; anything else falls back to two initials. */
  shape?: string | null;
  /** Address of an own photo; it wins over the shape. */
  photoUrl?: string | null;
}

/** A product in a list: photo, shape or initials in a square of 40 px. */
export function ProductPicture({ name, shape, photoUrl, className }: Picture & { className?: string }) {
  const box = cx('grid size-10 shrink-0 place-items-center overflow-hidden rounded-8', className);
  if (photoUrl) return <img src={photoUrl} alt="" loading="lazy" className={cx(box, 'object-cover')} />;
  if (isShape(shape)) {
    return (
      <span style={shapeTint(shape, name)} className={box}>
        <Silhouette shape={shape} tinted={false} className="h-8" />
      </span>
    );
  }
  return (
    <span aria-hidden style={nameTint(name)} className={cx(box, 'tint-field tint-letters text-14 font-700')}>
      {initials(name)}
    </span>
  );
}

/** Tint of a product's field and shelf. */
export function pictureTint({ name, shape }: Picture) {
  return isShape(shape) ? shapeTint(shape, name) : nameTint(name);
}
