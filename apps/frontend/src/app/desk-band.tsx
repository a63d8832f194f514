import { Link } from '@tanstack/react-router';
import { ShoppingBasket } from 'lucide-react';
import type { ReactNode } from 'react';
import { Band } from '../design/band.tsx';
import { buttonClass } from '../design/button-class.ts';
import { Kbd } from '../design/kbd.tsx';
import { nav } from '../messages/common.ts';

/** The band of a wide screen: what the screen has to say on the left, the way to a sale on the right. */
export function DeskBand({ children }: { children?: ReactNode }) {
  return (
    <Band>
      <div className="flex min-w-0 flex-1 items-center gap-6">{children}</div>
      <Link to="/vender" className={`${buttonClass({ variant: 'go', large: true })} min-w-50 gap-3`}>
        <ShoppingBasket aria-hidden />
        {nav.sell}
        <Kbd on="mango">F1</Kbd>
      </Link>
    </Band>
  );
}
