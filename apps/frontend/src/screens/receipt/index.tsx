import type { SaleDetail } from '@michangarrito/contracts';
import { formatMoney, sumCentavos } from '@michangarrito/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { describeError } from '../../data/describe-error.ts';
import { useSale } from '../../data/sales.ts';
import { useOpenSession } from '../../data/session.ts';
import { useIsProtected } from '../../data/use-is-protected.ts';
import { Button } from '../../design/button.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { isSettled } from '../../design/settled.ts';
import { useKeys } from '../../design/use-keys.ts';
import { receipt } from '../../messages/charge.ts';
import { Receipt } from './components/receipt-view.tsx';
import { ticketOfSale, ticketText } from './ticket-of-sale.ts';

/** Charged: what to give back, the ticket, and the way on. */
export default function ReceiptScreen() {
  const navigate = useNavigate();
  const { venta } = useSearch({ from: '/shop/cobrado' });
  const sale = useSale(venta ?? '');
  const newSale = () => void navigate({ to: '/vender', replace: true });
  useKeys((event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    // The key that charged may still be down, or was pressed twice: the change is read first.
    if (isSettled() && !event.repeat) newSale();
  });
  if (sale.data !== undefined) return <ChargedSale sale={sale.data} onNewSale={newSale} />;
  if (sale.error === null)
    return (
      <Screen title={receipt.charged} bare>
        {null}
      </Screen>
    );
  return (
    <Screen title={receipt.charged} contentClass="p-4">
      <ErrorCard
        title={receipt.gone}
        body={describeError(sale.error)}
        actions={
          <Button variant="secondary" onClick={newSale}>
            {receipt.newSale}
          </Button>
        }
      />
    </Screen>
  );
}

function ChargedSale({ sale, onNewSale }: { sale: SaleDetail; onNewSale: () => void }) {
  const { shop } = useOpenSession().enrolment;
  const protectedYet = useIsProtected(sale.id);
  const viewport = useViewport();
  const change = sumCentavos(sale.payments.map((payment) => payment.changeCentavos));
  const tendered = sumCentavos(sale.payments.map((payment) => payment.tenderedCentavos ?? payment.amountCentavos));
  const ticket = ticketOfSale(sale, shop);
  const share = () => void open(`https://wa.me/?text=${encodeURIComponent(ticketText(ticket))}`, '_blank', 'noopener');
  return (
    <Receipt
      headline={
        change > 0
          ? { label: receipt.giveChange, centavos: change }
          : { label: receipt.total, centavos: sale.totalCentavos }
      }
      detail={change > 0 ? receipt.received(formatMoney(tendered), formatMoney(sale.totalCentavos)) : ticket.detail}
      protectedYet={protectedYet}
      ticket={ticket}
      onShare={share}
      onPrint={() => window.print()}
      onNewSale={onNewSale}
      keys={viewport === 'desk'}
    />
  );
}
