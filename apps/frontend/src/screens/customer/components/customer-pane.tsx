import { EllipsisVertical } from 'lucide-react';
import { initials } from '../../../design/initials.ts';
import { Avatar } from '../../../design/list-row.tsx';
import { customer } from '../../../messages/fiados.ts';
import { CustomerAccount } from './customer-account.tsx';
import type { CustomerView } from './view-model.ts';

/** An account beside the list of debts, on a wide screen. */
export function CustomerPane(view: CustomerView) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex min-h-18 items-center gap-3 px-5 py-2">
        <Avatar>{initials(view.name)}</Avatar>
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-18 font-700">{view.name}</h2>
          {view.subtitle !== undefined && <p className="truncate text-14 text-ink-2">{view.subtitle}</p>}
        </div>
        {view.onMenu && (
          <button
            type="button"
            aria-label={customer.more}
            onClick={view.onMenu}
            className="-mr-3 grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
          >
            <EllipsisVertical aria-hidden />
          </button>
        )}
      </div>
      <CustomerAccount {...view} />
    </div>
  );
}
