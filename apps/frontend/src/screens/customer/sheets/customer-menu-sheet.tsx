import type { Customer } from '@michangarrito/contracts';
import { Archive, History, MessageCircle, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { editCustomer } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { ListRow } from '../../../design/list-row.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { customerMenu } from '../../../messages/fiados.ts';
import { useStatementShare } from '../state/use-statement-share.ts';

export interface CustomerMenuSheetProps {
  customer: Customer;
  onEdit: () => void;
  onEdits: () => void;
  onArchived: () => void;
  onClose: () => void;
}

/** What is done rarely with a customer: edit, send their statement, take them off the list. */
export function CustomerMenuSheet({ customer, onEdit, onEdits, onArchived, onClose }: CustomerMenuSheetProps) {
  const toast = useToast();
  const share = useStatementShare(customer);
  const owes = customer.balanceCentavos !== 0;
  const failed = (error: unknown) => toast.show({ text: describeError(error) });
  const archive = async () => {
    try {
      await editCustomer(customer, { archived: true });
      const undo = () => void editCustomer({ ...customer, archived: true }, { archived: false }).catch(failed);
      toast.show({ text: customerMenu.archived(customer.name), action: { label: actions.undo, onAction: undo } });
      onArchived();
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Sheet title={customer.name} closeLabel={actions.close} onClose={onClose}>
      <ul className="border-t border-line">
        <Choice icon={<Pencil aria-hidden />} label={customerMenu.edit} onTap={onEdit} />
        <Choice
          icon={<MessageCircle aria-hidden />}
          label={customerMenu.share}
          onTap={() => {
            share();
            onClose();
          }}
        />
        <Choice icon={<History aria-hidden />} label={customerMenu.edits} onTap={onEdits} />
        <Choice
          icon={<Archive aria-hidden />}
          label={customerMenu.archive}
          {...(owes && { hint: customerMenu.archiveOwes })}
          disabled={owes}
          onTap={() => void archive()}
        />
      </ul>
    </Sheet>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  label: string;
  hint?: string;
  disabled?: boolean;
  onTap: () => void;
}

function Choice({ icon, label, hint, disabled = false, onTap }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        disabled={disabled}
        onClick={onTap}
        className="block w-full active:bg-well focus-visible:-outline-offset-3 disabled:text-ink-3"
      >
        <ListRow lead={icon} title={label} {...(hint !== undefined && { detail: hint })} />
      </button>
    </li>
  );
}
