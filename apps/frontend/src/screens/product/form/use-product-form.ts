import { normalizeBarcode } from '@michangarrito/domain';
import { useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';
import { productForm } from '../../../messages/products.ts';
import { readDraft, withoutScan, type DraftErrors, type ProductDraft } from './product-draft.ts';
import { useScan } from './use-scan.ts';

const CODE = /^[0-9A-Za-z.-]{1,32}$/u;
const NO_ERRORS: DraftErrors = {};

export interface ProductFormState {
  readonly draft: ProductDraft;
  readonly set: (change: Partial<ProductDraft>) => void;
  /** What cannot be read, once saving was tried. */
  readonly errors: DraftErrors;
  readonly codeError: string | undefined;
  /** Adds a code; false if it is none or another product has it. */
  readonly addCode: (code: string) => boolean;
  /** The fields to save; null if some cannot be read, and then they say so. */
  readonly read: () => Extract<ReturnType<typeof readDraft>, { ok: true }> | null;
  readonly dirty: boolean;
}

/** The form of a product, new (`productId` null) or known. A scan anywhere on the screen adds its code. */
export function useProductForm(first: ProductDraft, productId: string | null): ProductFormState {
  const catalog = useCatalog();
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [codeError, setCodeError] = useState<string | undefined>();
  const result = readDraft(draft);
  const addCodeTo = (target: ProductDraft, typed: string): boolean => {
    const code = normalizeBarcode(typed);
    const owner = catalog.findBarcode(code);
    if (!CODE.test(code)) setCodeError(productForm.codeWrong);
    else if (owner !== null && owner.id !== productId) setCodeError(productForm.codeTaken(owner.name));
    else {
      setCodeError(undefined);
      setDraft({ ...target, barcodes: [...new Set([...target.barcodes, code])].slice(0, 10) });
      return true;
    }
    setDraft(target);
    return false;
  };
  useScan((code) => addCodeTo(withoutScan(draft, code), code));
  return {
    draft,
    set: (change) => setDraft({ ...draft, ...change }),
    errors: tried && !result.ok ? result.errors : NO_ERRORS,
    codeError,
    addCode: (code) => addCodeTo(draft, code),
    read: () => {
      setTried(true);
      return result.ok ? result : null;
    },
    dirty: JSON.stringify(draft) !== JSON.stringify(first),
  };
}
