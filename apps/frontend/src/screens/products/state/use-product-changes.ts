import type { Product } from '@michangarrito/contracts';
import { editProduct, type ProductEdit } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';

/** Changes the same fields of some products at once, and says so with a way back to what each was. */
export function useProductChanges() {
  const toast = useToast();
  const failed = (error: unknown) => toast.show({ text: describeError(error) });
  return async (products: readonly Product[], edit: ProductEdit, text: string): Promise<void> => {
    try {
      for (const product of products) await editProduct(product, edit);
      const undo = async () => {
        for (const product of products) await editProduct({ ...product, ...edit }, valuesBefore(product, edit));
      };
      toast.show({ text, action: { label: actions.undo, onAction: () => void undo().catch(failed) } });
    } catch (error) {
      failed(error);
    }
  };
}

function valuesBefore(product: Product, edit: ProductEdit): ProductEdit {
  const fields = Object.keys(edit) as (keyof ProductEdit)[];
  return Object.fromEntries(fields.map((field) => [field, product[field]]));
}
