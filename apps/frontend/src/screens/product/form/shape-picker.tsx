import { useId } from 'react';
import { ProductPicture } from '../../../design/product-picture.tsx';
import shapes from '../../../design/silhouettes.json';
import { productForm } from '../../../messages/products.ts';

const NAMES = ['', ...Object.keys(shapes)];

/** The drawing that stands for a product on its tile; without one, its letters. */
export function ShapePicker(props: { name: string; value: string; onValue: (shape: string) => void }) {
  const { name, value, onValue } = props;
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-15 font-600 text-ink-2">{productForm.shape}</legend>
      <div className="flex flex-wrap gap-1.5">
        {NAMES.map((shape) => (
          <label
            key={shape}
            className="grid size-13 cursor-pointer place-items-center rounded-12 has-checked:bg-paint-soft has-checked:shadow-[inset_0_0_0_2px_var(--accent)] has-focus-visible:outline-3 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              className="sr-only"
              name={group}
              aria-label={shape === '' ? productForm.noShape : shape}
              checked={shape === value}
              onChange={() => onValue(shape)}
            />
            <ProductPicture name={name.trim() === '' ? '?' : name} shape={shape} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
