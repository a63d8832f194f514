import type { Product } from '@michangarrito/contracts';
import type { Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import { AmountSheet } from '../../../design/amount-sheet.tsx';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { unsettle } from '../../../design/settled.ts';
import { actions } from '../../../messages/common.ts';
import { priceSheet } from '../../../messages/sell-sheets.ts';
import { units } from '../../../messages/sell.ts';
import { askedPrice } from '../state/asked-price.ts';

/** The price of a product that has none, asked when it is first sold. */
export function PriceSheet(props: { product: Product; onPrice: (price: Centavos) => void; onClose: () => void }) {
  const { product, onPrice, onClose } = props;
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  const asked = askedPrice(text, asking);
  const confirm = () => {
    if (asked.is === 'price') onPrice(asked.price);
    else if (asked.is === 'doubted') {
      setAsking(true);
      // The answer stands where the question was: the second tap of a double tap does not give it.
      unsettle();
    }
  };
  return (
    <AmountSheet
      title={product.name}
      subtitle={priceSheet.subtitle}
      lead={<ProductPicture name={product.name} shape={product.silhouette} />}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      typed={{
        label: priceSheet.typed(units[product.unit].name.toLocaleLowerCase('es-MX')),
        text: `$${text === '' ? '0' : text}`,
      }}
      value={text}
      onValue={(typed) => {
        setText(typed);
        setAsking(false);
      }}
      onClose={onClose}
      {...(asking && { message: priceSheet.free })}
      confirm={{
        label: asking ? priceSheet.confirmFree : priceSheet.confirm,
        disabled: asked.is === 'missing',
        onConfirm: confirm,
      }}
    />
  );
}
