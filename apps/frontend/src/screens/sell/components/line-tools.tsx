import { Percent, Trash2 } from 'lucide-react';
import { Button } from '../../../design/button.tsx';
import { Stepper } from '../../../design/stepper.tsx';
import { quantity } from '../../../messages/common.ts';
import { cart } from '../../../messages/sell.ts';
import type { LineActions, LineView } from './view-model.ts';

/** What can be done with a line: − n +, discount, remove. */
export function LineTools({ line, actions }: { line: LineView; actions: LineActions }) {
  return (
    <>
      <Stepper
        value={line.quantity}
        lessLabel={quantity.less}
        moreLabel={quantity.more}
        valueLabel={`${cart.lineQuantity}: ${line.quantity}`}
        onLess={() => actions.onLess(line.id)}
        onMore={() => actions.onMore(line.id)}
        onValue={() => actions.onQuantity(line.id)}
      />
      <span className="flex-1" />
      {actions.onDiscount && (
        <Button square large aria-label={cart.lineDiscount} onClick={() => actions.onDiscount?.(line.id)}>
          <Percent aria-hidden className="size-5" />
        </Button>
      )}
      <Button
        square
        large
        aria-label={cart.lineRemove}
        onClick={() => actions.onRemove(line.id)}
        className="text-alert!"
      >
        <Trash2 aria-hidden className="size-5" />
      </Button>
    </>
  );
}
