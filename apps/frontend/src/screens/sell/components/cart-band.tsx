import type { Centavos } from '@michangarrito/domain';
import { ArrowRight, ChevronDown, ChevronUp } from 'lucide-react';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { sell } from '../../../messages/sell.ts';

export interface CartBandProps {
  /** "2 piezas" or "5 productos". */
  counted: string;
  total: Centavos;
  /** Whether the basket is open over the counter. */
  open: boolean;
  onToggle: () => void;
  onCharge: () => void;
}

/** The band as the sale under way: what it comes to, and the way on. */
export function CartBand({ counted, total, open, onToggle, onCharge }: CartBandProps) {
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <Band>
      <button type="button" aria-expanded={open} onClick={onToggle} className="-my-1 min-w-0 flex-1 py-1 text-left">
        <span className="mb-1.5 flex items-center gap-1 text-15 font-600 text-on-paint-2">
          {counted}
          <Chevron aria-hidden className="size-5" />
        </span>
        <HeroMoney centavos={total} size={32} />
        <span className="sr-only">{open ? sell.hideCart : sell.showCart}</span>
      </button>
      <Button
        variant="go"
        large
        className="min-w-37"
        iconAfter={<ArrowRight aria-hidden className="size-5" />}
        onClick={onCharge}
      >
        {sell.charge}
      </Button>
    </Band>
  );
}
