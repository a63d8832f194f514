import type { Customer } from '@michangarrito/contracts';
import { formatMoney } from '@michangarrito/domain';
import { Button } from '../../../design/button.tsx';
import { charge } from '../../../messages/charge.ts';
import { fiadoView } from '../fiado-state.ts';
import type { Charging } from '../use-charging.ts';
import { CashPanel } from './cash-panel.tsx';
import { FiadoPanel } from './fiado-panel.tsx';
import { ReferencePanel } from './reference-panel.tsx';

export interface PaymentPanelProps {
  charging: Charging;
  customer: Customer | null;
  onCustomer: () => void;
  onOther: () => void;
  onPart: () => void;
}

/** What the chosen way of paying asks for. */
export function PaymentPanel({ charging, customer, onCustomer, onOther, onPart }: PaymentPanelProps) {
  const { method, remaining, cash, reference, setReference, addPart } = charging;
  return (
    <>
      {method === 'cash' && (
        <CashPanel
          counts={cash.counts}
          onNote={cash.tap}
          onClear={cash.clear}
          exact={charge.exact(formatMoney(remaining))}
          onExact={() => cash.set(remaining)}
          onOther={onOther}
          received={formatMoney(cash.received)}
          change={cash.difference}
          missing={cash.missing}
          {...(cash.missing && { onRest: () => addPart(cash.received) })}
        />
      )}
      {(method === 'card' || method === 'transfer') && (
        <ReferencePanel method={method} reference={reference} onReference={setReference} />
      )}
      {method === 'fiado' && <FiadoPanel {...fiadoView(customer, remaining, onCustomer)} />}
      {method !== 'cash' && remaining > 0 && (
        <Button variant="text" className="justify-self-end" onClick={onPart}>
          {charge.onlyPart}
        </Button>
      )}
    </>
  );
}
