import type { SaleDetail } from '@michangarrito/contracts';
import { formatMoney } from '@michangarrito/domain';
import { useNavigate, useParams } from '@tanstack/react-router';
import { MessageCircle, Printer, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { describeError } from '../../data/describe-error.ts';
import { useSale } from '../../data/queries.ts';
import { useOpenSession } from '../../data/session.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { ListRow } from '../../design/list-row.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { nav } from '../../messages/common.ts';
import { dateAndTime } from '../../messages/dates.ts';
import { receipt } from '../../messages/charge.ts';
import { flagWords, saleDetail, saleStatuses, sales } from '../../messages/sales.ts';
import { titles } from '../../messages/titles.ts';
import { TicketPaper } from '../receipt/components/ticket-paper.tsx';
import { ticketOfSale, ticketText } from '../receipt/ticket-of-sale.ts';
import { RefundSheet } from './components/refund-sheet.tsx';
import { leftOfLine } from './refund-plan.ts';

/** One sale: its ticket, again on paper or as a message, and giving it back. */
export default function SaleScreen() {
  const navigate = useNavigate();
  const { id } = useParams({ from: '/shop/ventas/$id' });
  const sale = useSale(id);
  const status = sale.data !== undefined && sale.data.status !== 'recorded' ? sale.data.status : null;
  return (
    <Screen
      title={titles.sale}
      header={
        <Header
          title={sale.data?.folio ?? titles.sale}
          back={{ label: nav.backTo(titles.sales), onBack: () => void navigate({ to: '/ventas' }) }}
          right={status !== null && <Badge>{saleStatuses[status]}</Badge>}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      {sale.data !== undefined && <SaleOf sale={sale.data} />}
      {sale.isPending && <Skeleton rows={5} />}
      {sale.error !== null && sale.data === undefined && (
        <ErrorCard title={receipt.gone} body={describeError(sale.error)} />
      )}
    </Screen>
  );
}

function SaleOf({ sale }: { sale: SaleDetail }) {
  const { shop } = useOpenSession().enrolment;
  const [refunding, setRefunding] = useState(false);
  const ticket = ticketOfSale(sale, shop);
  const refundable = sale.status !== 'cancelled' && sale.lines.some((line) => leftOfLine(line) > 0);
  const share = () => void open(`https://wa.me/?text=${encodeURIComponent(ticketText(ticket))}`, '_blank', 'noopener');
  return (
    <div className="mx-auto grid max-w-140 gap-3">
      <TicketPaper {...ticket} />
      <p className="text-14 text-ink-2">
        {sales.by(sale.actorName)}
        {sale.refundedCentavos > 0 && ` · ${saleDetail.refundedSoFar(formatMoney(sale.refundedCentavos))}`}
      </p>
      <div className="grid auto-cols-fr grid-flow-col gap-2">
        <Button
          className="gap-1.5 px-1! text-14! two:text-16!"
          icon={<MessageCircle aria-hidden className="size-4.5 shrink-0" />}
          onClick={share}
        >
          {saleDetail.whatsapp}
        </Button>
        <Button
          className="gap-1.5 px-1! text-14! two:text-16!"
          icon={<Printer aria-hidden className="size-4.5 shrink-0" />}
          onClick={() => window.print()}
        >
          {saleDetail.print}
        </Button>
        {refundable && (
          <Button
            className="gap-1.5 px-1! text-14! two:text-16!"
            icon={<Undo2 aria-hidden className="size-4.5 shrink-0" />}
            onClick={() => setRefunding(true)}
          >
            {saleDetail.refund}
          </Button>
        )}
      </div>
      {sale.refunds.length > 0 && (
        <Card title={saleDetail.refunds} flush>
          <ul>
            {sale.refunds.map((refund) => (
              <li key={refund.id}>
                <ListRow
                  title={refund.reason}
                  detail={dateAndTime(refund.recordedAt, shop.timezone)}
                  value={formatMoney(refund.totalCentavos)}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {sale.flags.length > 0 && (
        <Card title={saleDetail.flags}>
          <ul className="grid gap-1 text-15 text-ink-2">
            {sale.flags.map((flag) => (
              <li key={flag}>{flagWords[flag]}</li>
            ))}
          </ul>
        </Card>
      )}
      {refunding && <RefundSheet sale={sale} onClose={() => setRefunding(false)} />}
    </div>
  );
}
