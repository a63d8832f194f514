import type { Centavos } from '@michangarrito/domain';
import { charge } from '../../messages/charge.ts';
import { methodNames } from '../../messages/methods.ts';
import { CustomerSheet } from '../sell/sheets/customer-sheet.tsx';
import { TypedAmount } from './amount-sheets.tsx';
import type { Charging } from './use-charging.ts';

export type ChargeSheetName = 'customer' | 'other' | 'part';

export interface ChargeSheetsProps {
  sheet: ChargeSheetName;
  charging: Charging;
  customerId: string | null;
  onCustomer: (customerId: string | null) => void;
  onClose: () => void;
}

/** The one sheet over charging. */
export function ChargeSheets({ sheet, charging, customerId, onCustomer, onClose }: ChargeSheetsProps) {
  const { method, remaining, cash, addPart } = charging;
  const closing = (work: (amount: Centavos) => void) => (amount: Centavos) => {
    work(amount);
    onClose();
  };
  switch (sheet) {
    case 'customer':
      return (
        <CustomerSheet
          current={customerId}
          onCustomer={(id) => {
            onCustomer(id);
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'other':
      return (
        <TypedAmount title={charge.other} label={charge.received} onAmount={closing(cash.set)} onClose={onClose} />
      );
    case 'part':
      return (
        <TypedAmount
          title={methodNames[method]}
          label={charge.howMuch}
          most={remaining}
          onAmount={closing(addPart)}
          onClose={onClose}
        />
      );
  }
}
