import type { Product } from '@michangarrito/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useToast } from '../../../design/toast.tsx';
import { unknownCode } from '../../../messages/sell.ts';
import { seenLine } from './edit-lines.ts';
import type { Counter } from './use-counter.ts';

export type Taking = ReturnType<typeof useTaking>;

/** The ways in which a product comes into the sale: tapped, held, found, scanned, by pesos. */
export function useTaking({ catalog, search, lines, edits, setSheet, setSelected, selectedLine }: Counter) {
  const navigate = useNavigate();
  const toast = useToast();
  const take = (product: Product) => {
    search.setText('');
    setSelected(null);
    if (product.priceCentavos === null) setSheet({ name: 'price', product });
    else if (product.unit === 'piece') edits.addPiece(product);
    else setSheet({ name: 'amount', product, mode: 'pesos', line: null });
  };
  const askAmountOfLine = (index: number, mode: 'pesos' | 'quantity') => {
    const line = seenLine(lines, index);
    const product = line?.line.productId == null ? undefined : catalog.byId.get(line.line.productId);
    if (product !== undefined) setSheet({ name: 'amount', product, mode, line });
  };
  return {
    take: (id: string) => {
      const product = catalog.byId.get(id);
      if (product !== undefined) take(product);
    },
    /** The product with a code, as if it had been tapped. */
    takeCode: (code: string) => {
      const product = catalog.findBarcode(code);
      if (product !== null) take(product);
    },
    /** A long press: how much of it. */
    hold: (id: string) => {
      const product = catalog.byId.get(id);
      if (product === undefined) return;
      if (product.priceCentavos === null) setSheet({ name: 'price', product });
      else setSheet({ name: 'amount', product, mode: product.unit === 'piece' ? 'quantity' : 'pesos', line: null });
    },
    /** Enter in the field: what was found, or the question about a code that nobody knows. */
    enter: () => {
      const entered = search.entered();
      if (entered === null) return;
      if ('product' in entered) {
        take(entered.product);
        return;
      }
      search.setText('');
      const add = () => void navigate({ to: '/productos/nuevo', search: { codigo: entered.unknownCode } });
      toast.show({ text: unknownCode.text(entered.unknownCode), action: { label: unknownCode.add, onAction: add } });
    },
    /** By pesos: the product that was found, else the chosen line. */
    byPesos: () => {
      const product = search.results[search.chosen];
      if (product !== undefined && product.priceCentavos !== null) {
        search.setText('');
        setSheet({ name: 'amount', product, mode: 'pesos', line: null });
      } else askAmountOfLine(selectedLine, 'pesos');
    },
    askAmountOfLine,
    create: () => {
      const typed = search.text.trim();
      void navigate({ to: '/productos/nuevo', search: search.isCode ? { codigo: typed } : { nombre: typed } });
    },
  };
}
