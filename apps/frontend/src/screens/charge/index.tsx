import { formatMoney, type PricedCart } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { useCustomers, useShop } from '../../data/use-shop.ts';
import { useToast } from '../../design/toast.tsx';
import { charge } from '../../messages/charge.ts';
import { dataErrors } from '../../messages/data.ts';
import { methodNames } from '../../messages/methods.ts';
import { useCurrentSale } from '../sell/state/current-sale.ts';
import { useSaleEdits } from '../sell/state/use-sale-edits.ts';
import { countedWords, saleView } from '../sell/state/views.ts';
import { ChargeSheets, type ChargeSheetName } from './charge-sheets.tsx';
import { ChargedSale } from './components/charged-sale.tsx';
import { ChargeScreen } from './components/charge-view.tsx';
import { PaymentPanel } from './components/payment-panel.tsx';
import { useChargeKeys } from './use-charge-keys.ts';
import { useCharging } from './use-charging.ts';

/** Charging the sale on the counter; without one there is nothing to charge. */
export default function ChargeRoute() {
  const { ticket, cart } = useCurrentSale();
  const { loaded } = useShop();
  // A charged ticket is gone at once, while this screen still has to lead to the receipt.
  const [sale, setSale] = useState({ ticket, cart });
  if (sale.cart === null && cart !== null) setSale({ ticket, cart });
  // Where another tab has charged it, the next open sale is not charged in its place.
  const isGone = sale.ticket !== null && ticket?.id !== sale.ticket.id;
  const now = !isGone && ticket !== null && cart !== null ? { ticket, cart } : sale;
  if (now.ticket !== null && now.cart !== null) return <Charge ticket={now.ticket} cart={now.cart} isGone={isGone} />;
  // After a reload the rates come a moment after the ticket.
  const isComing = ticket !== null && ticket.lines.length > 0 && !loaded;
  if (!isComing) return <Navigate to="/vender" replace />;
  return (
    <Screen title={charge.title} bare>
      {null}
    </Screen>
  );
}

/** Says why the sale is not on the counter any more, and leads back there. */
function Gone() {
  const { show } = useToast();
  useEffect(() => show({ text: dataErrors.OPEN_SALE_GONE }), [show]);
  return <Navigate to="/vender" replace />;
}

interface ChargeProps {
  ticket: OpenSale;
  cart: PricedCart;
  /** It is not on the counter any more. */
  isGone: boolean;
}

function Charge({ ticket, cart, isGone }: ChargeProps) {
  const navigate = useNavigate();
  const viewport = useViewport();
  const { forma } = useSearch({ from: '/shop/cobrar' });
  const customers = useCustomers();
  const edits = useSaleEdits(ticket);
  const [sheet, setSheet] = useState<ChargeSheetName | null>(null);
  const customer = customers.find(({ id }) => id === ticket.customerId) ?? null;
  const charging = useCharging({ ticket, cart, customer }, forma ?? 'cash');
  const { method, parts, remaining, disabled, busy } = charging;
  const back = () => void navigate({ to: '/vender' });
  const confirm = () => void charging.confirm();
  const askCustomer = () => setSheet('customer');
  useChargeKeys(confirm, back);
  const amount = formatMoney(remaining);
  // Gone while nothing is being charged here, another tab has charged it or taken it off.
  if (isGone && !busy) return <Gone />;
  const view = saleView({ label: charge.title, ticket, cart, customer, openLine: null });
  return (
    <>
      <ChargeScreen
        {...(viewport !== 'phone' && {
          aside: <ChargedSale sale={view} />,
        })}
        keys={viewport === 'desk'}
        total={cart.totalCentavos}
        {...(view.hasDiscount && { discount: { subtotal: view.subtotal, amount: view.discount } })}
        {...(parts.length > 0 && { remaining })}
        counted={countedWords(cart.lines)}
        {...(customer !== null && { customer: customer.name })}
        onCustomer={askCustomer}
        method={method}
        onMethod={charging.setMethod}
        paid={parts.map((part) => ({
          id: part.id,
          label: methodNames[part.method],
          amount: formatMoney(part.amountCentavos),
        }))}
        onUnpay={charging.removePart}
        onBack={back}
        confirm={{
          label: method === 'fiado' ? charge.confirmFiado(amount) : charge.confirm(amount),
          onConfirm: confirm,
          disabled,
          busy,
        }}
      >
        <PaymentPanel
          charging={charging}
          customer={customer}
          onCustomer={askCustomer}
          onOther={() => setSheet('other')}
          onPart={() => setSheet('part')}
        />
      </ChargeScreen>
      {sheet !== null && (
        <ChargeSheets
          sheet={sheet}
          charging={charging}
          customerId={ticket.customerId}
          onCustomer={edits.setCustomer}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}
