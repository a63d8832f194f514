import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Taking } from './use-taking.ts';

/** A code that was read on another screen and whose product asks for a price or a quantity: asked here, once. */
export function useScannedElsewhere({ takeCode }: Taking): void {
  const navigate = useNavigate();
  const { codigo } = useSearch({ from: '/shop/vender' });
  const ask = useEffectEvent((code: string) => {
    takeCode(code);
    void navigate({ to: '/vender', search: {}, replace: true });
  });
  useEffect(() => {
    if (codigo !== undefined) ask(codigo);
  }, [codigo]);
}
