import { Package, Plus, SearchX, X } from 'lucide-react';
import { Screen } from '../../../app/screen.tsx';
import { useViewport } from '../../../app/use-viewport.ts';
import { Button } from '../../../design/button.tsx';
import { EmptyState } from '../../../design/empty-state.tsx';
import { FilterChips } from '../../../design/filter-chips.tsx';
import { Header } from '../../../design/header.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { nav } from '../../../messages/common.ts';
import { products } from '../../../messages/products.ts';
import { titles } from '../../../messages/titles.ts';
import { ProductList } from './product-list.tsx';
import { ProductTable } from './product-table.tsx';
import type { ProductsView } from './view-model.ts';

export interface ProductsProps extends ProductsView {
  onBack: () => void;
}

/** The catalogue: a list under the thumb on a phone, a table on a wide screen. */
export function Products({ onBack, ...view }: ProductsProps) {
  const viewport = useViewport();
  const wide = viewport !== 'phone';
  const desk = viewport === 'desk';
  const search = (
    <SearchField
      className="two:max-w-112"
      label={products.search}
      clearLabel={products.clearSearch}
      value={view.search}
      {...(view.fieldRef !== undefined && { inputRef: view.fieldRef })}
      onValue={view.onSearch}
      hint={desk && <Kbd>F2</Kbd>}
    />
  );
  const chips = (
    <FilterChips label={products.filters} options={view.filters} current={view.filter} onChange={view.onFilter} />
  );
  return (
    <Screen
      title={titles.products}
      header={
        <>
          <Header
            title={titles.products}
            {...(wide && { subtitle: String(view.count) })}
            {...(!wide && { back: { label: nav.backTo(nav.more), onBack } })}
            right={
              <Button variant="solid" icon={<Plus aria-hidden className="size-5" />} onClick={view.onAdd}>
                {wide ? products.add : products.addShort}
              </Button>
            }
          />
          {wide ? (
            <div className="flex items-center gap-3 px-4 pb-3.5 desk:px-6">
              {search}
              <div className="min-w-0 flex-1">{chips}</div>
            </div>
          ) : (
            <div className="px-4 pb-2">{chips}</div>
          )}
        </>
      }
      dock={wide ? undefined : <div className="bg-wall px-4 pt-1.5 pb-2">{search}</div>}
      bandInfo={view.chosen.size > 0 && <Chosen {...view} />}
    >
      <Rows {...view} wide={wide} />
    </Screen>
  );
}

function Rows({ wide, ...view }: ProductsView & { wide: boolean }) {
  if (view.rows.length > 0) {
    return (
      <>
        {wide ? <ProductTable {...view} /> : <ProductList {...view} />}
        {view.onMore && (
          <div className="grid p-4 desk:px-6">
            <Button onClick={view.onMore}>{products.more}</Button>
          </div>
        )}
      </>
    );
  }
  const filtered = view.filter !== 'all';
  const searching = view.search.trim() !== '';
  return (
    <div className="px-4 py-2 desk:px-6">
      <EmptyState
        icon={searching ? <SearchX aria-hidden /> : <Package aria-hidden />}
        title={searching ? products.noMatch(view.search.trim()) : filtered ? products.noneHere : products.emptyTitle}
        body={searching ? products.noMatchBody : filtered ? products.noneHereBody : products.emptyBody}
        action={
          <Button icon={<Plus aria-hidden className="size-5" />} onClick={view.onAdd}>
            {products.add}
          </Button>
        }
      />
    </div>
  );
}

function Chosen({ rows, chosen, chosenActions, onClearChosen }: ProductsView) {
  const names = rows.filter((row) => chosen.has(row.id)).map((row) => row.name);
  return (
    <>
      <p className="grid max-w-64 gap-0.5">
        <span className="text-18 font-700">{products.chosen(chosen.size)}</span>
        <span className="truncate text-14 font-600 text-on-paint-2">{names.join(', ')}</span>
      </p>
      {chosenActions}
      <Button variant="on-band" icon={<X aria-hidden className="size-5" />} onClick={onClearChosen}>
        {products.clearChosen}
      </Button>
    </>
  );
}
