import type { Product } from '@michangarrito/contracts';
import {
  centavos,
  formatMoney,
  formatQuantity,
  lineAmount,
  milli,
  parseMoney,
  parseQuantity,
  quantityFromPesos,
  type CartProduct,
  type Centavos,
  type Milli,
  type Unit,
} from '@michangarrito/domain';
import { useState } from 'react';
import { amountSheet } from '../../../messages/sell-sheets.ts';
import { cart, sell, units } from '../../../messages/sell.ts';
import { ProductAmountSheet, type AmountMode } from '../components/product-amount-sheet.tsx';

export type Amount = { readonly pesos: Centavos } | { readonly quantity: Milli };

export interface AmountOfProductProps {
  product: Product;
  sold: CartProduct;
  /** How it opens: what is sold by measure is mostly asked for in pesos. */
  mode: AmountMode;
  onAmount: (amount: Amount) => void;
  onClose: () => void;
}

const QUICK_PESOS = [10, 15, 20, 30, 50];
const QUICK_MILLI: Record<Unit, readonly number[]> = {
  piece: [2000, 3000, 6000, 12_000],
  kg: [100, 250, 500, 1000],
  l: [250, 500, 1000],
  g: [100_000, 250_000, 500_000],
  ml: [100_000, 250_000, 500_000],
  m: [500, 1000, 2000],
};

/** How much of a product: by pesos or by its own measure, typed or tapped. */
export function AmountOfProduct({ product, sold, mode: first, onAmount, onClose }: AmountOfProductProps) {
  const [mode, setMode] = useState(sold.unitPriceCentavos > 0 ? first : 'quantity');
  const [text, setText] = useState('');
  const amount = readAmount(text, mode, sold);
  const isPiece = sold.unit === 'piece';
  const change = (next: AmountMode) => {
    setMode(next);
    setText('');
  };
  return (
    <ProductAmountSheet
      product={{ name: product.name, shape: product.silhouette }}
      detail={detailOf(product, sold)}
      mode={mode}
      unit={sold.unit}
      {...(!isPiece && sold.unitPriceCentavos > 0 && { onMode: change })}
      typed={
        mode === 'pesos'
          ? `$${text === '' ? '0' : text}`
          : `${text === '' ? '0' : text} ${isPiece ? '' : units[sold.unit].symbol}`
      }
      result={amount === null ? '' : resultOf(amount, sold)}
      quick={quickOf(mode, sold, text, setText)}
      decimal={mode === 'pesos' || !isPiece}
      value={text}
      onValue={setText}
      room={mode === 'pesos' ? {} : { decimals: isPiece ? 0 : 3, digits: 5 }}
      onClose={onClose}
      confirm={{
        label: amount === null ? amountSheet.addPlain : amountSheet.add(labelOf(amount, sold), product.name),
        disabled: amount === null,
        onConfirm: () => amount !== null && onAmount(amount),
      }}
    />
  );
}

function detailOf(product: Product, sold: CartProduct): string {
  const price = formatMoney(sold.unitPriceCentavos);
  const each = sold.unit === 'piece' ? cart.each(price) : cart.perUnit(price, units[sold.unit].symbol);
  if (product.minimumMilli === null) return each;
  return `${each} · ${sell.left(formatQuantity(product.stockMilli, product.unit))}`;
}

function readAmount(text: string, mode: AmountMode, sold: CartProduct): Amount | null {
  if (mode === 'pesos') {
    const pesos = parseMoney(text);
    return pesos.ok && pesos.value > 0 && quantityFromPesos(pesos.value, sold.unitPriceCentavos) > 0
      ? { pesos: pesos.value }
      : null;
  }
  const quantity = parseQuantity(text, sold.unit);
  return quantity.ok && quantity.value > 0 ? { quantity: quantity.value } : null;
}

function labelOf(amount: Amount, sold: CartProduct): string {
  return 'pesos' in amount ? formatMoney(amount.pesos) : formatQuantity(amount.quantity, sold.unit);
}

function resultOf(amount: Amount, sold: CartProduct): string {
  if ('pesos' in amount) return formatQuantity(quantityFromPesos(amount.pesos, sold.unitPriceCentavos), sold.unit);
  return formatMoney(lineAmount(sold.unitPriceCentavos, amount.quantity));
}

function quickOf(mode: AmountMode, sold: CartProduct, text: string, onText: (text: string) => void) {
  const options =
    mode === 'pesos'
      ? QUICK_PESOS.map((pesos) => ({
          typed: String(pesos),
          label: formatMoney(centavos(pesos * 100)).replace('.00', ''),
        }))
      : QUICK_MILLI[sold.unit].map((quantity) => ({
          typed: String(quantity / 1000),
          label: formatQuantity(milli(quantity), sold.unit),
        }));
  return options.map(({ typed, label }) => ({ id: typed, label, on: typed === text, onTap: () => onText(typed) }));
}
