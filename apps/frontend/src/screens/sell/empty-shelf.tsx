import { Link } from '@tanstack/react-router';
import { Package, Star } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { emptyShelf } from '../../messages/sell.ts';

/** A shelf without products: what will be here and how it gets there. */
export function EmptyShelf({ favourites, onEverything }: { favourites: boolean; onEverything: () => void }) {
  const addProduct = (
    <Link to="/productos/nuevo" className={buttonClass({ variant: 'secondary' })}>
      {emptyShelf.addProduct}
    </Link>
  );
  if (!favourites) {
    return (
      <EmptyState
        icon={<Package aria-hidden />}
        title={emptyShelf.category}
        body={emptyShelf.categoryHint}
        action={addProduct}
      />
    );
  }
  return (
    <EmptyState
      icon={<Star aria-hidden />}
      title={emptyShelf.favourites}
      body={emptyShelf.favouritesHint}
      action={
        <div className="flex flex-wrap gap-2">
          {addProduct}
          <Button variant="text" onClick={onEverything}>
            {emptyShelf.seeAll}
          </Button>
        </div>
      }
    />
  );
}
