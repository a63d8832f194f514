import { useCanGoBack, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { Screen } from '../../app/screen.tsx';
import { createProduct } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { Band } from '../../design/band.tsx';
import { Button } from '../../design/button.tsx';
import { Header } from '../../design/header.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions, nav } from '../../messages/common.ts';
import { productForm } from '../../messages/products.ts';
import { titles } from '../../messages/titles.ts';
import { emptyDraft } from '../product/form/product-draft.ts';
import { ProductFields } from '../product/form/product-fields.tsx';
import { useProductForm } from '../product/form/use-product-form.ts';

const FORM = 'new-product';

/** A product that the shop did not have: name and price are enough. Leads back to where it was asked for. */
export default function ProductNewScreen() {
  const toast = useToast();
  const { codigo, nombre } = useSearch({ from: '/shop/productos/nuevo' });
  const leave = useLeave();
  const [busy, setBusy] = useState(false);
  const form = useProductForm(emptyDraft(nombre ?? '', codigo ?? null), null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = form.read();
    if (read === null || busy) return;
    setBusy(true);
    try {
      await createProduct({ ...read.fields, initialStockMilli: read.initialStockMilli });
      toast.show({ text: productForm.created(read.fields.name) });
      leave();
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Screen
      title={titles.newProduct}
      header={<Header title={titles.newProduct} back={{ label: nav.back, onBack: leave }} />}
      contentClass="px-4 pt-1 pb-5 desk:px-6"
      band={
        <Band>
          <Button
            type="submit"
            form={FORM}
            variant="on-band"
            large
            className="flex-1 two:ml-auto two:max-w-90"
            busy={busy}
            busyLabel={actions.saving}
          >
            {productForm.save}
          </Button>
        </Band>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        noValidate
        className="mx-auto max-w-140 desk:mx-0 desk:max-w-160"
      >
        <ProductFields form={form} isNew />
      </form>
    </Screen>
  );
}

/** Back to the screen before; to the catalogue where there was none. */
function useLeave(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void navigate({ to: '/productos' });
  };
}
