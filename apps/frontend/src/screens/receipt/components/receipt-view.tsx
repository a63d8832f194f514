import type { Centavos } from '@michangarrito/domain';
import { CircleCheck, MessageCircle, Plus, Printer, ShieldCheck, Smartphone } from 'lucide-react';
import { Screen } from '../../../app/screen.tsx';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { receipt } from '../../../messages/charge.ts';
import { TicketPaper, type TicketView } from './ticket-paper.tsx';

export interface ReceiptProps {
  /** What the large figure is: the change to give, or the total when there is none. */
  headline: { label: string; centavos: Centavos };
  /** "Recibiste $100.00 · Total $70.50". */
  detail: string;
  /** Whether the sale is on the server already. */
  protectedYet: boolean;
  ticket: TicketView;
  /** Absent where the browser cannot share. */
  onShare?: () => void;
  onPrint: () => void;
  onNewSale: () => void;
  /** Whether keys are named. */
  keys?: boolean;
}

/** Charged: the paint rises over the wall and says what to give back. It appears only after the sale is written on the device. */
export function Receipt({
  headline,
  detail,
  protectedYet,
  ticket,
  onShare,
  onPrint,
  onNewSale,
  keys = false,
}: ReceiptProps) {
  const State = protectedYet ? ShieldCheck : Smartphone;
  return (
    <Screen
      focusable
      title={receipt.charged}
      header={
        <header className="paint-rise -mt-[env(safe-area-inset-top)] shrink-0 border-b-4 border-trim bg-paint px-4 pt-[calc(env(safe-area-inset-top)+16px)] pb-4 text-on-paint short:pb-3 two:pb-5 desk:px-6">
          <div className="mx-auto max-w-140">
            <div className="flex items-center justify-between gap-3">
              <h1 tabIndex={-1} className="flex items-center gap-2 text-18 font-650">
                <CircleCheck aria-hidden />
                {receipt.charged}
              </h1>
              <p className="flex items-center gap-2 text-15 font-600 text-on-paint-2">
                <State aria-hidden className="size-5" />
                {protectedYet ? receipt.safe : receipt.here}
              </p>
            </div>
            <p className="mt-3 text-18 font-600 text-on-paint-2 two:mt-5">{headline.label}</p>
            <p className="mt-3 short:mt-2 two:mt-4" role="status">
              <HeroMoney centavos={headline.centavos} size={72} />
            </p>
            <p className="mt-3.5 text-15 text-on-paint-2 short:mt-2 two:mt-5">{detail}</p>
          </div>
        </header>
      }
      dock={
        <div className="mx-auto grid max-w-148 auto-cols-fr grid-flow-col gap-2 px-4 pt-2 pb-3 short:py-2">
          {onShare && (
            <Button
              large
              className="text-16!"
              icon={<MessageCircle aria-hidden className="size-5" />}
              onClick={onShare}
            >
              {receipt.whatsapp}
            </Button>
          )}
          <Button large className="text-16!" icon={<Printer aria-hidden className="size-5" />} onClick={onPrint}>
            {receipt.print}
          </Button>
        </div>
      }
      band={
        <Band>
          <Button
            variant="go"
            large
            wide
            className="two:ml-auto two:w-auto! two:min-w-90"
            icon={<Plus aria-hidden />}
            iconAfter={keys && <Kbd on="mango">Enter</Kbd>}
            onClick={onNewSale}
          >
            {receipt.newSale}
          </Button>
        </Band>
      }
    >
      <div className="mx-auto max-w-148 px-4 pt-4 pb-2 short:pt-2.5">
        <TicketPaper {...ticket} />
      </div>
    </Screen>
  );
}
