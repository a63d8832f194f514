import { TriangleAlert, UserRoundPlus } from 'lucide-react';
import { Avatar, ListRow } from '../../../design/list-row.tsx';
import { Button } from '../../../design/button.tsx';
import { initials } from '../../../design/initials.ts';
import { charge } from '../../../messages/charge.ts';
import { actions } from '../../../messages/common.ts';
import type { FiadoView } from './view-model.ts';

/** Fiado: who takes it, what they owe and would owe. A limit warns; the owner decides. */
export function FiadoPanel({ customer, onChoose, warning }: FiadoView) {
  return (
    <div className="grid gap-3">
      <h2 className="text-15 font-600 text-ink-2">{charge.fiadoHelp}</h2>
      {customer ? (
        <button
          type="button"
          onClick={onChoose}
          className="overflow-hidden rounded-12 text-left shadow-[0_0_0_1px_var(--line)]"
        >
          <ListRow
            lead={<Avatar>{initials(customer.name)}</Avatar>}
            title={customer.name}
            detail={customer.owes}
            value={<span className="text-15 font-650 text-accent">{actions.change}</span>}
            className="border-b-0"
          />
          <span className="block border-t border-line bg-paper px-4 py-3 text-16 font-600">{customer.willOwe}</span>
        </button>
      ) : (
        <Button large wide icon={<UserRoundPlus aria-hidden className="size-5" />} onClick={onChoose}>
          {charge.chooseCustomer}
        </Button>
      )}
      {warning !== undefined && (
        <p
          role="status"
          className="flex items-start gap-2 rounded-12 bg-alert-soft px-4 py-3 text-15 font-600 text-alert"
        >
          <TriangleAlert aria-hidden className="size-5 shrink-0" />
          {warning}
        </p>
      )}
    </div>
  );
}
