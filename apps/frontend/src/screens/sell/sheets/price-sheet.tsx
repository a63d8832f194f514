import type { Product } from '@michangarrito/contracts';
import { parseMoney, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import { AmountSheet } from '../../../design/amount-sheet.tsx';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { actions } from '../../../messages/common.ts';
import { priceSheet, units } from '../../../messages/sell.ts';

/** The price of a product that has none, asked when it is first sold. */
export function PriceSheet(props: { product: Product; onPrice: (price: Centavos) => void; onClose: () => void }) {
  const { product, onPrice, onClose } = props;
  const [text, setText] = useState('');
  const parsed = parseMoney(text);
  const price = parsed.ok && parsed.value > 0 ? parsed.value : null;
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
      onValue={setText}
      onClose={onClose}
      confirm={{
        label: priceSheet.confirm,
        disabled: price === null,
        onConfirm: () => price !== null && onPrice(price),
      }}
    />
  );
}
