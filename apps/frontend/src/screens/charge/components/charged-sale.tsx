import { keepUnits } from '../../../design/keep-units.ts';
import { charge } from '../../../messages/charge.ts';
import { cart } from '../../../messages/sell.ts';
import type { SaleView } from '../../sell/components/view-model.ts';

/** What is being charged, beside the panel of a wide screen: it is read aloud while the money is counted. */
export function ChargedSale({ sale }: { sale: SaleView }) {
  return (
    <>
      <h2 className="flex min-h-17 shrink-0 items-center border-b border-line px-5 text-20 font-700">{charge.takes}</h2>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {sale.lines.map((line) => (
          <li key={line.id} className="flex min-h-13 items-center gap-3 border-b border-line px-5 py-1.5">
            <span className="w-11 shrink-0 text-16 font-700 whitespace-nowrap">{line.quantity}</span>
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2 text-15 leading-tight font-600">{keepUnits(line.name)}</span>
              <span className="block text-14 text-ink-2">
                {line.promotion ? `${line.promotion.badge} · ${line.promotion.before}` : line.unitPrice}
              </span>
            </span>
            <span className="text-18 font-700 whitespace-nowrap">{line.amount}</span>
          </li>
        ))}
      </ul>
      <div className="grid gap-1 border-t border-line px-5 py-3 text-15 text-ink-2">
        <p className="flex justify-between">
          <span>{sale.counted}</span>
          <span>{cart.subtotal(sale.subtotal)}</span>
        </p>
        <p className="flex justify-between">
          <span>{cart.discount}</span>
          <span>{sale.discount}</span>
        </p>
        {sale.note !== undefined && <p>{sale.note}</p>}
      </div>
    </>
  );
}
