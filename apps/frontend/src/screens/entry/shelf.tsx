import { Silhouette, type ShapeName } from '../../design/silhouette.tsx';

const ON_IT: readonly ShapeName[] = ['botella', 'bolillo', 'leche', 'huevo', 'papas', 'jitomate', 'garrafon'];

/** What a shop has, standing on the painted edge of the first screen. Decoration. */
export function Shelf() {
  return (
    <p aria-hidden className="mt-auto -mb-6 flex items-end justify-between gap-2 two:justify-around short:hidden">
      {ON_IT.map((shape) => (
        <Silhouette key={shape} shape={shape} className="block h-10 two:h-14" />
      ))}
    </p>
  );
}
