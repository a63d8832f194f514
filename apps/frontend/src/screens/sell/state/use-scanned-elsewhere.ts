import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Counter } from './use-counter.ts';
import type { Taking } from './use-taking.ts';

/** A code that was read on another screen and whose product asks for a price or a quantity: asked here, once. */
export function useScannedElsewhere({ catalog }: Counter, { take }: Taking): void {
  const navigate = useNavigate();
  const { codigo } = useSearch({ from: '/shop/vender' });
  const ask = useEffectEvent((code: string) => {
    const product = catalog.findBarcode(code);
    if (product !== null) take(product.id);
    void navigate({ to: '/vender', search: {}, replace: true });
  });
  useEffect(() => {
    if (codigo !== undefined) ask(codigo);
  }, [codigo]);
}
