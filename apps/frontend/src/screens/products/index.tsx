import { may } from '@michangarrito/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Archive, Star } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useCategories } from '../../data/use-shop.ts';
import { useOpenSession } from '../../data/session.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { Button } from '../../design/button.tsx';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { products as words } from '../../messages/products.ts';
import { titles } from '../../messages/titles.ts';
import { Products } from './components/products-view.tsx';
import { filterViews, productRow, productsShown } from './state/product-rows.ts';
import { useProductChanges } from './state/use-product-changes.ts';

/** Rows drawn at once; the rest comes with a tap, so that a shop of thousands scrolls as a small one. */
const ROWS = 100;

/** The catalogue, from the device's own copy. */
export default function ProductsScreen() {
  const { loaded } = useCatalog();
  if (loaded) return <Catalogue />;
  return (
    <Screen title={titles.products} header={<Header title={titles.products} />}>
      <Skeleton rows={8} />
    </Screen>
  );
}

function Catalogue() {
  const navigate = useNavigate();
  const { ver } = useSearch({ from: '/shop/productos' });
  const { person } = useOpenSession().enrolment;
  const catalog = useCatalog();
  const categories = useCategories();
  const change = useProductChanges();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState(ver === 'bajos' ? 'low' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(ROWS);
  const field = useRef<HTMLInputElement>(null);
  const query = useDeferredValue(search);
  const shown = useMemo(() => productsShown(catalog, categories, query, filter), [catalog, categories, query, filter]);
  const names = useMemo(() => new Map(categories.map(({ id, name }) => [id, name])), [categories]);
  const chosenProducts = catalog.products.filter(({ id }) => chosen.has(id));
  useKeys((event) => {
    if (event.key !== 'F2') return;
    event.preventDefault();
    field.current?.focus();
  });
  const narrow = (work: () => void) => {
    work();
    setMost(ROWS);
  };
  const forChosen = (edit: Parameters<typeof change>[1], text: string) => {
    setChosen(new Set());
    void change(chosenProducts, edit, text);
  };
  return (
    <Products
      count={catalog.products.length}
      rows={shown.slice(0, most).map((product) => productRow(product, names))}
      {...(shown.length > most && { onMore: () => setMost(most + ROWS) })}
      search={search}
      onSearch={(text) => narrow(() => setSearch(text))}
      fieldRef={field}
      filters={filterViews(catalog.products, categories, may(person, 'profit.view'))}
      filter={search.trim() === '' ? filter : 'all'}
      onFilter={(id) => narrow(() => setFilter(id))}
      onOpen={(id) => void navigate({ to: '/productos/$id', params: { id } })}
      onAdd={() => void navigate({ to: '/productos/nuevo', search: newProductFrom(search) })}
      onFavourite={(id) => {
        const product = catalog.byId.get(id);
        if (product === undefined) return;
        const text = product.favourite ? words.favouriteGone(product.name) : words.favouriteSet(1);
        void change([product], { favourite: !product.favourite }, text);
      }}
      chosen={chosen}
      onChoose={(id) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))}
      onClearChosen={() => setChosen(new Set())}
      chosenActions={
        <>
          <Button
            variant="on-band"
            icon={<Star aria-hidden className="size-5" />}
            onClick={() => forChosen({ favourite: true }, words.favouriteSet(chosenProducts.length))}
          >
            {words.setFavourite}
          </Button>
          {may(person, 'price.edit') && (
            <Button
              variant="on-band"
              icon={<Archive aria-hidden className="size-5" />}
              onClick={() =>
                forChosen({ archived: true }, words.archived(chosenProducts.length, chosenProducts[0]?.name ?? ''))
              }
            >
              {words.archive}
            </Button>
          )}
        </>
      }
      onBack={() => void navigate({ to: '/mas' })}
    />
  );
}

/** What was searched for in vain begins the new product: a code as a code, words as its name. */
function newProductFrom(search: string): { codigo?: string; nombre?: string } {
  const text = search.trim();
  if (text === '') return {};
  return /^\d{6,}$/u.test(text) ? { codigo: text } : { nombre: text };
}
