import type { Customer } from '@michangarrito/contracts';
import { historyError } from '../../../data/describe-error.ts';
import { editRow } from '../../../data/edit-row.ts';
import { useCustomerEdits } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import { History } from '../../../design/history.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { editHistory } from '../../../messages/edits.ts';

/** What people changed of a customer's data, newest first: who raised their limit, and when. */
export function CustomerEditsSheet({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { shop } = useOpenSession().enrolment;
  const edits = useCustomerEdits(customer.id);
  return (
    <Sheet title={editHistory.title} closeLabel={actions.close} onClose={onClose}>
      <History
        rows={edits.data?.map((edit) => editRow(edit, { timezone: shop.timezone }))}
        error={historyError(edits.error)}
        empty={editHistory.none}
      />
      <p className="px-3.5 py-3 text-14 text-ink-2 desk:px-5">{editHistory.notKept}</p>
    </Sheet>
  );
}
