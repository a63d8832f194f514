import { Suspense, useEffect } from 'react';
import { lazyPart } from '../../app/lazy-screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { CartSheet } from './components/cart-sheet.tsx';
import { SellDesk } from './components/sell-desk.tsx';
import { SellPhone } from './components/sell-phone.tsx';
import { useCharge } from './state/use-charge.ts';
import { useCounter } from './state/use-counter.ts';
import { useCounterKeys } from './state/use-counter-keys.ts';
import { useCounterView } from './state/use-counter-view.tsx';
import { useInstallAsk } from './state/use-install-ask.ts';
import { useScannedElsewhere } from './state/use-scanned-elsewhere.ts';
import { useTaking } from './state/use-taking.ts';
import { useTicketView } from './state/use-ticket-view.ts';

const OpenSheet = lazyPart(() => import('./sheets/open-sheet.tsx'));

/** The counter: tap, scan or search; the sale is kept on the device with each change. */
export default function SellScreen() {
  const viewport = useViewport();
  const counter = useCounter();
  const taking = useTaking(counter);
  useScannedElsewhere(taking);
  useInstallAsk(counter);
  const charge = useCharge(counter);
  const view = useCounterView(counter, taking, () => charge());
  const ticket = useTicketView(counter, taking, viewport === 'desk');
  const onFieldKey = useCounterKeys(counter, taking, charge);
  const { sheet, setSheet, basket, setBasket, field } = counter;
  const isFree = viewport === 'desk' && sheet === null;
  // Letters and scans land in the field from anywhere; the focus there says so.
  useEffect(() => {
    if (isFree) field.current?.focus({ preventScroll: true });
  }, [isFree, field]);
  const openMenu = () => setSheet({ name: 'menu' });
  return (
    <>
      {viewport === 'phone' ? (
        <SellPhone {...view} sale={ticket.sale} onCart={() => setBasket(true)} onMenu={openMenu} />
      ) : (
        <SellDesk
          {...view}
          {...ticket}
          keys={viewport === 'desk'}
          onHelp={() => setSheet({ name: 'keys' })}
          fieldRef={field}
          onFieldKey={onFieldKey}
          {...(viewport === 'tablet' && { onMenu: openMenu })}
        />
      )}
      {viewport === 'phone' && basket && sheet === null && ticket.sale.lines.length > 0 && (
        <CartSheet {...ticket} onClose={() => setBasket(false)} onCharge={view.onCharge} />
      )}
      {sheet !== null && (
        <Suspense fallback={null}>
          <OpenSheet
            sheet={sheet}
            ticket={counter.ticket}
            edits={counter.edits}
            onAsks={taking.takeCode}
            onClose={() => setSheet(null)}
          />
        </Suspense>
      )}
    </>
  );
}
