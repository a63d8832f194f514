import type { Product } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Archive, RotateCcw } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { Screen } from '../../app/screen.tsx';
import { editProduct } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { useOpenSession } from '../../data/session.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { Badge } from '../../design/badge.tsx';
import { Band } from '../../design/band.tsx';
import { Button } from '../../design/button.tsx';
import { haltAtWrong } from '../../design/halt-at-wrong.ts';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions, nav } from '../../messages/common.ts';
import { productDetail, productForm } from '../../messages/products.ts';
import { titles } from '../../messages/titles.ts';
import { useProductChanges } from '../products/state/use-product-changes.ts';
import { EditsCard, MovementsCard, PricesCard } from './components/product-history.tsx';
import { StockCard } from './components/stock-card.tsx';
import { StockSheet, type StockReason } from './components/stock-sheet.tsx';
import { draftOf } from './form/product-draft.ts';
import { ProductFields } from './form/product-fields.tsx';
import { useProductForm } from './form/use-product-form.ts';

const FORM = 'product';

/** One product, from the device's own copy: its data, its stock, what it cost before. */
export default function ProductScreen() {
  const navigate = useNavigate();
  const { id } = useParams({ from: '/shop/productos/$id' });
  const catalog = useCatalog();
  const product = catalog.byId.get(id);
  // The form begins anew with what was saved: the key follows the last change.
  if (product !== undefined) return <ProductOf key={`${id} ${product.updatedAt}`} product={product} />;
  return (
    <Screen
      title={titles.product}
      header={
        <Header
          title={titles.product}
          back={{ label: nav.backTo(nav.products), onBack: () => void navigate({ to: '/productos' }) }}
        />
      }
      contentClass="px-4 desk:px-6"
    >
      {catalog.loaded ? <ErrorCard title={productDetail.gone} body={productDetail.goneBody} /> : <Skeleton rows={6} />}
    </Screen>
  );
}

function ProductOf({ product }: { product: Product }) {
  const navigate = useNavigate();
  const toast = useToast();
  const { person } = useOpenSession().enrolment;
  const form = useProductForm(draftOf(product), product.id);
  const [stock, setStock] = useState<StockReason | null>(null);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = form.read();
    if (haltAtWrong(event.currentTarget, read === null) || read === null) return;
    try {
      await editProduct(product, read.fields);
      toast.show({ text: productForm.saved(read.fields.name) });
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Screen
      title={product.name}
      header={
        <Header
          title={product.name}
          back={{ label: nav.backTo(nav.products), onBack: () => void navigate({ to: '/productos' }) }}
          right={product.archived && <Badge>{productDetail.archivedBadge}</Badge>}
        />
      }
      contentClass="px-4 pt-1 pb-5 desk:px-6"
      {...(form.dirty && {
        band: (
          <Band>
            <Button type="submit" form={FORM} variant="on-band" large className="flex-1 two:ml-auto two:max-w-90">
              {actions.save}
            </Button>
          </Band>
        ),
      })}
    >
      <div className="mx-auto grid max-w-140 items-start gap-4 desk:mx-0 desk:max-w-280 desk:grid-cols-[1fr_400px] desk:grid-rows-[auto_1fr] desk:gap-6">
        <StockCard product={product} onChange={setStock} />
        <form
          id={FORM}
          onSubmit={(event) => void submit(event)}
          noValidate
          className="desk:order-first desk:row-span-2"
        >
          <ProductFields form={form} isNew={false} />
        </form>
        <div className="grid gap-4">
          <MovementsCard product={product} />
          <PricesCard product={product} />
          <EditsCard product={product} />
          {may(person, 'price.edit') && <ArchiveButton product={product} />}
        </div>
      </div>
      {stock !== null && <StockSheet product={product} reason={stock} onClose={() => setStock(null)} />}
    </Screen>
  );
}

/** Takes a product off sale, or puts it back; what was sold of it stays in the books. */
function ArchiveButton({ product }: { product: Product }) {
  const change = useProductChanges();
  const { archived, name } = product;
  const Icon = archived ? RotateCcw : Archive;
  const text = archived ? productDetail.restored(name) : productDetail.archived(name);
  return (
    <Button
      variant="text"
      className="justify-self-start"
      icon={<Icon aria-hidden className="size-5" />}
      onClick={() => void change([product], { archived: !archived }, text)}
    >
      {archived ? productDetail.restore : productDetail.archive}
    </Button>
  );
}
