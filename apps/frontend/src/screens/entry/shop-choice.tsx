import { ChevronRight, Store } from 'lucide-react';
import type { VerifiedPhone } from '../../data/types.ts';
import { Card } from '../../design/card.tsx';
import { LeadIcon, ListRow } from '../../design/list-row.tsx';

type FoundShop = VerifiedPhone['shops'][number];

/** The shops of a proven phone; a tap enters one. */
export function ShopChoice({ shops, onChoose }: { shops: readonly FoundShop[]; onChoose: (shop: FoundShop) => void }) {
  return (
    <Card flush>
      <ul>
        {shops.map((shop) => (
          <li key={shop.tenantId}>
            <button type="button" className="w-full active:bg-well" onClick={() => onChoose(shop)}>
              <ListRow
                lead={
                  <LeadIcon>
                    <Store aria-hidden />
                  </LeadIcon>
                }
                title={shop.name}
                detail={shop.personName}
                value={<ChevronRight aria-hidden className="size-5 text-ink-2" />}
              />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
