import { Link } from '@tanstack/react-router';
import { allSections } from '../../../app/sections.ts';
import { ListRow } from '../../../design/list-row.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions, nav } from '../../../messages/common.ts';

/** The way out while a sale covers the navigation: the sale stays open. */
export function MenuSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={nav.menu} closeLabel={actions.close} onClose={onClose}>
      <nav aria-label={nav.label}>
        <ul className="border-t border-line">
          {allSections.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link to={to} onClick={onClose} className="block focus-visible:-outline-offset-3">
                <ListRow lead={<Icon aria-hidden />} title={label} chevron />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Sheet>
  );
}
