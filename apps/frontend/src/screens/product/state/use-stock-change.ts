import type { Product, RecordStockMovement } from '@michangarrito/contracts';
import { applyMovements, countAdjustment, formatQuantity, negateMilli, type Milli } from '@michangarrito/domain';
import { recordStockMovement } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { stockSheet } from '../../../messages/products.ts';

export type StockChange = Extract<RecordStockMovement['payload']['change'], { reason: 'purchase' | 'waste' | 'count' }>;

/** What a change adds to the stock that this device knows. */
export function stockDelta(product: Product, change: StockChange): Milli {
  switch (change.reason) {
    case 'purchase':
      return change.quantityMilli;
    case 'waste':
      return negateMilli(change.quantityMilli);
    case 'count':
      return countAdjustment(product.stockMilli, change.countedMilli);
  }
}

/** Records a change of a product's stock; what is undone stays in the books as a movement back. True if the device has it. */
export function useStockChange(product: Product) {
  const toast = useToast();
  const failed = (error: unknown) => toast.show({ text: describeError(error) });
  return async (change: StockChange, note: string | null): Promise<boolean> => {
    const delta = stockDelta(product, change);
    try {
      await recordStockMovement({ productId: product.id, change, note });
    } catch (error) {
      failed(error);
      return false;
    }
    const back = { reason: 'adjustment' as const, deltaMilli: negateMilli(delta) };
    const undo = () =>
      void recordStockMovement({ productId: product.id, change: back, note: stockSheet.undoNote }).catch(failed);
    const left = formatQuantity(applyMovements(product.stockMilli, [delta]), product.unit);
    toast.show({
      text: stockSheet.done(product.name, left),
      ...(delta !== 0 && { action: { label: actions.undo, onAction: undo } }),
    });
    return true;
  };
}
