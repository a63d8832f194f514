import { formatMoney, type Centavos, type PricedCart } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { recordSale } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { useKnownCustomers } from '../../data/use-customers.ts';
import { Button } from '../../design/button.tsx';
import { useToast } from '../../design/toast.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { charge } from '../../messages/charge.ts';
import { CustomerSheet } from '../sell/sheets/customer-sheet.tsx';
import { useCurrentSale } from '../sell/state/current-sale.ts';
import { useSaleEdits } from '../sell/state/use-sale-edits.ts';
import { TypedAmount } from './amount-sheets.tsx';
import { CashPanel } from './components/cash-panel.tsx';
import { ChargeScreen } from './components/charge-view.tsx';
import { FiadoPanel } from './components/fiado-panel.tsx';
import { ReferencePanel } from './components/reference-panel.tsx';
import type { ChargeMethod } from './components/view-model.ts';
import { fiadoView } from './fiado-state.ts';
import { useCash } from './use-cash.ts';
import { usePaymentParts, type PaymentPart } from './use-payment-parts.ts';

/** Charging the sale on the counter; without one there is nothing to charge. */
export default function ChargeRoute() {
  const { ticket, cart } = useCurrentSale();
  // A charged ticket is gone at once, while this screen still has to lead to the receipt.
  const [sale] = useState({ ticket, cart });
  const now = ticket !== null && cart !== null ? { ticket, cart } : sale;
  if (now.ticket === null || now.cart === null) return <Navigate to="/vender" replace />;
  return <Charge ticket={now.ticket} cart={now.cart} />;
}

const METHOD_NAMES: Record<ChargeMethod, string> = {
  cash: charge.cash,
  card: charge.card,
  transfer: charge.transfer,
  fiado: charge.fiado,
};

function Charge({ ticket, cart }: { ticket: OpenSale; cart: PricedCart }) {
  const navigate = useNavigate();
  const toast = useToast();
  const { forma } = useSearch({ from: '/shop/cobrar' });
  const customers = useKnownCustomers();
  const edits = useSaleEdits(ticket);
  const [method, setMethod] = useState<ChargeMethod>(forma ?? 'cash');
  const [reference, setReference] = useState('');
  const [sheet, setSheet] = useState<'customer' | 'other' | 'part' | null>(null);
  const [busy, setBusy] = useState(false);
  const { parts, remaining, add, remove } = usePaymentParts(cart.totalCentavos);
  const cash = useCash(remaining);
  const customer = customers.find(({ id }) => id === ticket.customerId) ?? null;
  const disabled = method === 'cash' ? cash.missing : method === 'fiado' && customer === null;

  const addPart = (amountCentavos: Centavos) => {
    add({
      method,
      amountCentavos,
      tenderedCentavos: method === 'cash' ? amountCentavos : null,
      reference: trimmed(reference),
    });
    cash.clear();
    setReference('');
    setMethod(method === 'cash' ? 'card' : 'cash');
  };
  const confirm = async () => {
    if (busy || disabled) return;
    setBusy(true);
    const tenderedCentavos = method === 'cash' && cash.received > 0 ? cash.received : null;
    const rest = { method, amountCentavos: remaining, tenderedCentavos, reference: trimmed(reference) };
    const payments = remaining > 0 || parts.length === 0 ? [...parts, rest] : parts;
    try {
      const written = await recordSale({
        cart,
        payments: payments.map(withoutId),
        customerId: ticket.customerId,
        note: ticket.note,
        openSaleId: ticket.id,
      });
      navigator.vibrate?.(30);
      await navigate({ to: '/cobrado', search: { venta: written.id }, replace: true });
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  useKeys((event) => {
    const onButton = event.target instanceof HTMLButtonElement && !event.target.closest('[data-charge]');
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape') void navigate({ to: '/vender' });
    else if (event.key === 'F12' || (event.key === 'Enter' && !onButton)) {
      event.preventDefault();
      void confirm();
    }
  });

  return (
    <>
      <ChargeScreen
        total={cart.totalCentavos}
        {...(parts.length > 0 && { remaining })}
        productCount={cart.lines.length}
        {...(customer !== null && { customer: customer.name })}
        onCustomer={() => setSheet('customer')}
        method={method}
        onMethod={setMethod}
        paid={parts.map((part) => ({
          id: part.id,
          label: METHOD_NAMES[part.method],
          amount: formatMoney(part.amountCentavos),
        }))}
        onUnpay={remove}
        onBack={() => void navigate({ to: '/vender' })}
        confirm={{
          label:
            method === 'fiado' ? charge.confirmFiado(formatMoney(remaining)) : charge.confirm(formatMoney(remaining)),
          onConfirm: () => void confirm(),
          disabled,
          busy,
        }}
      >
        {method === 'cash' && (
          <CashPanel
            counts={cash.counts}
            onNote={cash.tap}
            onClear={cash.clear}
            exact={charge.exact(formatMoney(remaining))}
            onExact={() => cash.set(remaining)}
            onOther={() => setSheet('other')}
            received={formatMoney(cash.received)}
            change={cash.difference}
            missing={cash.missing}
            {...(cash.missing && { onRest: () => addPart(cash.received) })}
          />
        )}
        {(method === 'card' || method === 'transfer') && (
          <ReferencePanel method={method} reference={reference} onReference={setReference} />
        )}
        {method === 'fiado' && <FiadoPanel {...fiadoView(customer, remaining, () => setSheet('customer'))} />}
        {method !== 'cash' && remaining > 0 && (
          <Button variant="text" className="justify-self-end" onClick={() => setSheet('part')}>
            {charge.onlyPart}
          </Button>
        )}
      </ChargeScreen>
      {sheet === 'customer' && (
        <CustomerSheet
          current={ticket.customerId}
          onCustomer={(id) => {
            edits.setCustomer(id);
            setSheet(null);
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'other' && (
        <TypedAmount
          title={charge.other}
          label={charge.received}
          onAmount={(amount) => {
            cash.set(amount);
            setSheet(null);
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'part' && (
        <TypedAmount
          title={METHOD_NAMES[method]}
          label={charge.howMuch}
          most={remaining}
          onAmount={(amount) => {
            addPart(amount);
            setSheet(null);
          }}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}

function trimmed(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function withoutId({ id: _id, ...payment }: Omit<PaymentPart, 'id'> & { id?: string }): Omit<PaymentPart, 'id'> {
  return payment;
}
