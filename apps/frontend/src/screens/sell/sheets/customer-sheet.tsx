import type { Customer } from '@michangarrito/contracts';
import { formatMoney, matchesTokens, tokens } from '@michangarrito/domain';
import { Check, UserRoundPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { createCustomer } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useCustomers } from '../../../data/use-shop.ts';
import { initials } from '../../../design/initials.ts';
import { Avatar, ListRow } from '../../../design/list-row.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { customerSheet } from '../../../messages/sell-sheets.ts';
import { sell } from '../../../messages/sell.ts';

export interface CustomerSheetProps {
  current: string | null;
  onCustomer: (customerId: string | null) => void;
  onClose: () => void;
}

/** Who the sale is for: found by name or phone, or added by name alone. */
export function CustomerSheet({ current, onCustomer, onClose }: CustomerSheetProps) {
  const toast = useToast();
  const customers = useCustomers();
  const [text, setText] = useState('');
  const found = matching(customers, text);
  const name = text.trim();
  const create = async () => {
    try {
      const written = await createCustomer({
        name,
        phone: null,
        creditLimitCentavos: null,
        dueRule: { kind: 'none' },
        note: null,
      });
      onCustomer(written.id);
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet tall title={customerSheet.title} closeLabel={actions.close} onClose={onClose}>
      <div className="px-4 pb-2">
        <SearchField
          label={customerSheet.search}
          clearLabel={sell.clearSearch}
          value={text}
          onValue={setText}
          maxLength={80}
          data-autofocus
        />
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        {name === '' && current !== null && (
          <Choice onTap={() => onCustomer(null)}>
            <ListRow title={customerSheet.anyone} />
          </Choice>
        )}
        {found.map((customer) => (
          <Choice key={customer.id} onTap={() => onCustomer(customer.id)}>
            <ListRow
              lead={<Avatar>{initials(customer.name)}</Avatar>}
              title={customer.name}
              detail={
                customer.balanceCentavos > 0
                  ? customerSheet.owes(formatMoney(customer.balanceCentavos))
                  : customerSheet.settled
              }
              selected={customer.id === current}
              value={customer.id === current && <Check aria-hidden className="size-5 text-accent" />}
            />
          </Choice>
        ))}
        {name === '' ? (
          <li className="px-4 py-4 text-15 text-ink-2">{customerSheet.createPlain}</li>
        ) : (
          <Choice onTap={() => void create()}>
            <ListRow
              lead={<UserRoundPlus aria-hidden className="mx-2.5 text-accent" />}
              title={<span className="text-accent">{customerSheet.create(name)}</span>}
            />
          </Choice>
        )}
      </ul>
    </Sheet>
  );
}

function Choice({ onTap, children }: { onTap: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" className="w-full active:bg-well focus-visible:-outline-offset-3" onClick={onTap}>
        {children}
      </button>
    </li>
  );
}

function matching(customers: readonly Customer[], text: string): readonly Customer[] {
  const words = tokens(text);
  return customers.filter(
    (customer) => !customer.archived && matchesTokens(words, tokens(`${customer.name} ${customer.phone ?? ''}`)),
  );
}
