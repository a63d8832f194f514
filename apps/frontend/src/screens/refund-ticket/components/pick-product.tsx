import { formatMoney } from '@michangarrito/domain';
import { useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { useCatalog } from '../../../data/use-catalog.ts';
import { ListRow } from '../../../design/list-row.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { sell } from '../../../messages/sell.ts';
import { ticketRefund } from '../../../messages/sync.ts';
import { withQuantity, type Returned } from './returned-line.tsx';

const SHOWN = 12;

/** Which product came back, or something that is none. */
export function PickProduct({ onPick, onClose }: { onPick: (line: Returned) => void; onClose: () => void }) {
  const { device } = useOpenSession();
  const catalog = useCatalog();
  const [text, setText] = useState('');
  const query = text.trim();
  const byCode = query === '' ? null : catalog.findBarcode(query);
  const found =
    byCode !== null ? [byCode] : query === '' ? catalog.products.slice(0, SHOWN) : catalog.search(query, SHOWN);
  const pick = (line: Omit<Returned, 'key' | 'quantityMilli' | 'amount'>) =>
    onPick(withQuantity({ ...line, key: device.newId(), quantityMilli: 1000, amount: '' }, 1000));
  return (
    <Sheet tall title={ticketRefund.pick} closeLabel={actions.close} onClose={onClose}>
      <div className="flex px-4 pb-3">
        <SearchField
          label={ticketRefund.search}
          clearLabel={sell.clearSearch}
          value={text}
          onValue={setText}
          data-autofocus
        />
      </div>
      <ul className="border-t border-line">
        {found.map(({ id, name, unit, priceCentavos }) => (
          <li key={id}>
            <button
              type="button"
              className="w-full active:bg-well"
              onClick={() => pick({ productId: id, name, unit, unitPrice: priceCentavos })}
            >
              <ListRow title={name} {...(priceCentavos !== null && { value: formatMoney(priceCentavos) })} />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="w-full active:bg-well"
            onClick={() => pick({ productId: null, name: ticketRefund.variosName, unit: 'piece', unitPrice: null })}
          >
            <ListRow title={ticketRefund.varios} />
          </button>
        </li>
      </ul>
    </Sheet>
  );
}
