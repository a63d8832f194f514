import type { SaleDetail } from '@michangarrito/contracts';
import { formatMoney, may } from '@michangarrito/domain';
import { MessageCircle, Printer, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { ListRow } from '../../../design/list-row.tsx';
import { dateAndTime } from '../../../messages/dates.ts';
import { flagWords, saleDetail, sales } from '../../../messages/sales.ts';
import { TicketPaper } from '../../receipt/components/ticket-paper.tsx';
import { ticketOfSale, ticketText } from '../../receipt/ticket-of-sale.ts';
import { givenBack, leftOfLine, moneyOrNull } from '../refund-plan.ts';
import { RefundSheet } from './refund-sheet.tsx';

/** A sale as its ticket, with what can still be done with it and what was odd about it. */
export function SaleOf({ sale }: { sale: SaleDetail }) {
  const { shop, person } = useOpenSession().enrolment;
  const [refunding, setRefunding] = useState(false);
  const ticket = ticketOfSale(sale, shop);
  const back = givenBack(sale);
  const refundable =
    may(person, 'sale.refund') && sale.status !== 'cancelled' && sale.lines.some((line) => leftOfLine(line) > 0);
  const share = () => void open(`https://wa.me/?text=${encodeURIComponent(ticketText(ticket))}`, '_blank', 'noopener');
  return (
    <div className="mx-auto grid w-full max-w-140 gap-3">
      <TicketPaper {...ticket} />
      <p className="text-14 text-ink-2">
        {sales.by(sale.actorName)}
        {sale.refundedCentavos > 0 &&
          ` · ${saleDetail.refundedSoFar(moneyOrNull(back.money), moneyOrNull(back.fiado))}`}
      </p>
      <div className="grid auto-cols-fr grid-flow-col gap-2">
        <Button
          className="gap-1.5 px-1! text-14! two:text-15!"
          icon={<MessageCircle aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
          onClick={share}
        >
          {saleDetail.whatsapp}
        </Button>
        <Button
          className="gap-1.5 px-1! text-14! two:text-15!"
          icon={<Printer aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
          onClick={() => window.print()}
        >
          {saleDetail.print}
        </Button>
        {refundable && (
          <Button
            className="gap-1.5 px-1! text-14! two:text-15!"
            icon={<Undo2 aria-hidden className="size-4.5 shrink-0 narrow:hidden" />}
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
