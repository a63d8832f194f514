import { useNavigate } from '@tanstack/react-router';
import type { Counter } from './use-counter.ts';

/** Leads to charging, if there is something to charge. */
export function useCharge({ lines, cart }: Counter): (method?: 'fiado') => void {
  const navigate = useNavigate();
  return (method) => {
    if (lines.length === 0 || cart === null) return;
    void navigate({ to: '/cobrar', search: method === undefined ? {} : { forma: method } });
  };
}
