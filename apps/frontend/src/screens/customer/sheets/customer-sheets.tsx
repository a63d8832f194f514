import type { Customer } from '@michangarrito/contracts';
import { AbonoSheet } from './abono-sheet.tsx';
import { CustomerEditsSheet } from './customer-edits-sheet.tsx';
import { CustomerFormSheet } from './customer-form-sheet.tsx';
import { CustomerMenuSheet } from './customer-menu-sheet.tsx';
import { ReminderSheet } from './reminder-sheet.tsx';

export type CustomerSheetName = 'abono' | 'menu' | 'edit' | 'edits' | 'remind';

export interface CustomerSheetsProps {
  sheet: CustomerSheetName;
  customer: Customer;
  onSheet: (sheet: CustomerSheetName) => void;
  onArchived: () => void;
  onClose: () => void;
}

/** The one sheet over an account. */
export function CustomerSheets({ sheet, customer, onSheet, onArchived, onClose }: CustomerSheetsProps) {
  switch (sheet) {
    case 'abono':
      return <AbonoSheet customer={customer} onClose={onClose} />;
    case 'menu':
      return (
        <CustomerMenuSheet
          customer={customer}
          onEdit={() => onSheet('edit')}
          onEdits={() => onSheet('edits')}
          onArchived={onArchived}
          onClose={onClose}
        />
      );
    case 'edit':
      return <CustomerFormSheet customer={customer} first={{}} onSaved={onClose} onClose={onClose} />;
    case 'edits':
      return <CustomerEditsSheet customer={customer} onClose={onClose} />;
    case 'remind':
      return <ReminderSheet customer={customer} onClose={onClose} />;
  }
}
