import type { CreateProduct } from '@michangarrito/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCanGoBack, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { Screen } from '../../app/screen.tsx';
import { createProduct } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { useOpenSession } from '../../data/session.ts';
import { setEntryAside, useSyncView } from '../../data/sync-status.ts';
import { entryQuery } from '../../data/use-is-protected.ts';
import { Band } from '../../design/band.tsx';
import { Button } from '../../design/button.tsx';
import { haltAtWrong } from '../../design/halt-at-wrong.ts';
import { Header } from '../../design/header.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions, nav } from '../../messages/common.ts';
import { productForm } from '../../messages/products.ts';
import { titles } from '../../messages/titles.ts';
import { draftOf, emptyDraft, type ProductDraft } from '../product/form/product-draft.ts';
import { ProductFields } from '../product/form/product-fields.tsx';
import { useProductForm } from '../product/form/use-product-form.ts';

const FORM = 'new-product';

/** A product that the shop did not have: name and price are enough. Leads back to where it was asked for. */
export default function ProductNewScreen() {
  const { codigo, nombre, corrige } = useSearch({ from: '/shop/productos/nuevo' });
  if (corrige !== undefined) return <CorrectedProduct refusedId={corrige} />;
  return <NewProduct first={emptyDraft(nombre ?? '', codigo ?? null)} onCreated={null} />;
}

/** A product that the server refused, made anew with other data. */
function CorrectedProduct({ refusedId }: { refusedId: string }) {
  const { device } = useOpenSession();
  const { data: refused } = useQuery(entryQuery(device, refusedId, useSyncView().revision));
  if (refused == null) return null;
  const { initialStockMilli, ...fields } = (JSON.parse(refused.text) as CreateProduct).payload;
  const stock = initialStockMilli > 0 ? String(initialStockMilli / 1000) : '';
  return <NewProduct first={{ ...draftOf(fields), stock }} onCreated={() => setEntryAside(device, refused.seq)} />;
}

interface NewProductProps {
  first: ProductDraft;
  /** What else happens once it is made. */
  onCreated: (() => Promise<void>) | null;
}

function NewProduct({ first, onCreated }: NewProductProps) {
  const toast = useToast();
  const leave = useLeave();
  const [busy, setBusy] = useState(false);
  const form = useProductForm(first, null);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = form.read();
    if (haltAtWrong(event.currentTarget, read === null) || read === null || busy) return;
    setBusy(true);
    try {
      await createProduct({ ...read.fields, initialStockMilli: read.initialStockMilli });
      await onCreated?.();
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
