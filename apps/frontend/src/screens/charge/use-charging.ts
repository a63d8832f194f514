import type { Customer } from '@michangarrito/contracts';
import type { Centavos, PricedCart } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { recordSale } from '../../data/commands.ts';
import { describeError } from '../../data/describe-error.ts';
import { useToast } from '../../design/toast.tsx';
import type { ChargeMethod } from './components/view-model.ts';
import { useCash } from './use-cash.ts';
import { usePaymentParts, type PaymentPart } from './use-payment-parts.ts';

export interface ChargedSale {
  readonly ticket: OpenSale;
  readonly cart: PricedCart;
  readonly customer: Customer | null;
}

export type Charging = ReturnType<typeof useCharging>;

/** How a sale is paid while it is being charged, and the charging itself. */
export function useCharging({ ticket, cart, customer }: ChargedSale, first: ChargeMethod) {
  const navigate = useNavigate();
  const toast = useToast();
  const [method, setMethod] = useState<ChargeMethod>(first);
  const [reference, setReference] = useState('');
  const [busy, setBusy] = useState(false);
  // Taps on the same instant all see the same `busy`.
  const isCharging = useRef(false);
  const { parts, remaining, add, remove } = usePaymentParts(cart.totalCentavos);
  const cash = useCash(remaining);
  const disabled = method === 'cash' ? cash.missing : method === 'fiado' && customer === null;
  const record = async () => {
    const tenderedCentavos = method === 'cash' && cash.received > 0 ? cash.received : null;
    const rest = { method, amountCentavos: remaining, tenderedCentavos, reference: trimmed(reference) };
    const payments = remaining > 0 || parts.length === 0 ? [...parts, rest] : parts;
    return recordSale({
      cart,
      payments: payments.map(withoutId),
      customerId: ticket.customerId,
      note: ticket.note,
      openSaleId: ticket.id,
    });
  };
  return {
    method,
    setMethod,
    reference,
    setReference,
    busy,
    disabled,
    parts,
    remaining,
    removePart: remove,
    cash,
    /** Settles a part by the method at hand; the rest is asked for by another. */
    addPart: (amountCentavos: Centavos) => {
      const tenderedCentavos = method === 'cash' ? amountCentavos : null;
      add({ method, amountCentavos, tenderedCentavos, reference: trimmed(reference) });
      cash.clear();
      setReference('');
      setMethod(method === 'cash' ? 'card' : 'cash');
    },
    confirm: async () => {
      if (isCharging.current || disabled) return;
      isCharging.current = true;
      setBusy(true);
      try {
        const written = await record();
        navigator.vibrate?.(30);
        await navigate({ to: '/cobrado', search: { venta: written.id }, replace: true });
      } catch (error) {
        isCharging.current = false;
        setBusy(false);
        toast.show({ text: describeError(error) });
      }
    },
  };
}

function trimmed(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function withoutId({ id: _id, ...payment }: Omit<PaymentPart, 'id'> & { id?: string }): Omit<PaymentPart, 'id'> {
  return payment;
}
