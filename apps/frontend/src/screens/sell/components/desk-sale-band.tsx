import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { keyHints, sell } from '../../../messages/sell.ts';
import type { SaleView } from './view-model.ts';

const bandKeys: readonly [key: string, does: string][] = [
  ['F2', keyHints.search],
  ['F4', keyHints.quantity],
  ['F6', keyHints.byPesos],
  ['F7', keyHints.varios],
  ['F8', keyHints.customer],
  ['F9', keyHints.fiado],
  ['F10', keyHints.newSale],
];

export interface DeskSaleBandProps {
  sale: SaleView;
  keys: boolean;
  onCharge: () => void;
  onHelp: () => void;
}

/** The band of the counter on a wide screen: the keys, the total, and the way on. */
export function DeskSaleBand({ sale, keys, onCharge, onHelp }: DeskSaleBandProps) {
  return (
    <Band>
      {keys ? (
        <div className="flex min-w-0 flex-1 items-center gap-5 overflow-hidden">
          <dl className="flex gap-6">
            {bandKeys.map(([key, does]) => (
              <div key={key} className="grid justify-items-start gap-1.5">
                <dt>
                  <Kbd on="band">{key}</Kbd>
                </dt>
                <dd className="text-14 font-600 whitespace-nowrap text-on-paint-2">{does}</dd>
              </div>
            ))}
          </dl>
          <button
            type="button"
            onClick={onHelp}
            aria-label={keyHints.help}
            className="grid size-12 place-items-center rounded-full active:bg-paint-press"
          >
            <Kbd on="band">?</Kbd>
          </button>
        </div>
      ) : (
        <span className="flex-1 text-15 font-600 text-on-paint-2">{sale.counted}</span>
      )}
      <HeroMoney centavos={sale.total} size={42} className="mr-4" />
      <Button
        variant="go"
        large
        className="min-w-53"
        disabled={sale.lines.length === 0}
        onClick={onCharge}
        iconAfter={keys && <Kbd on="mango">F12</Kbd>}
      >
        {sell.charge}
      </Button>
    </Band>
  );
}
