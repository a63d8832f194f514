import type { TillReading } from '@michangarrito/contracts';
import { formatMoney, may, type Centavos } from '@michangarrito/domain';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useOpenSession } from '../../data/session.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { useShop, useTill } from '../../data/use-shop.ts';
import { seesTill } from '../../data/what-may-be-seen.ts';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { titles } from '../../messages/titles.ts';
import { CashMovements } from './components/cash-movements.tsx';
import { CashSheet } from './components/cash-sheet.tsx';
import { CloseSheet } from './components/close-sheet.tsx';
import { CountTill } from './components/count-till.tsx';
import { DayClosed } from './components/day-closed.tsx';
import { OpenTill } from './components/open-till.tsx';
import { ReadingSheet } from './components/reading-sheet.tsx';
import { differenceView } from './state/difference.ts';
import { coinTotal, useCount } from './state/use-count.ts';

interface ClosedDay {
  readonly reading: TillReading;
  readonly counted: Centavos;
}

/** The till: open it, count it, close the day. */
export default function ClosureScreen() {
  const { loaded } = useShop();
  const reading = useTill();
  const [closed, setClosed] = useState<ClosedDay | null>(null);
  if (closed !== null) return <DayClosed {...closed} onDone={() => setClosed(null)} />;
  // What should be in the drawer is not said before it is known: from this device alone it would be another sum.
  if (reading.session !== null && loaded) {
    return (
      <Counting
        key={reading.session.id}
        reading={reading}
        session={reading.session}
        onClosed={(counted) => setClosed({ reading, counted })}
      />
    );
  }
  if (loaded) return <OpenTill />;
  return (
    <Screen title={titles.closure} header={<Header title={titles.closure} />} contentClass="px-4 desk:px-6">
      <Skeleton rows={6} />
    </Screen>
  );
}

interface CountingProps {
  reading: TillReading;
  session: NonNullable<TillReading['session']>;
  onClosed: (counted: Centavos) => void;
}

function Counting({ reading, session, onClosed }: CountingProps) {
  const navigate = useNavigate();
  const { person } = useOpenSession().enrolment;
  const sync = useSyncStatus();
  const count = useCount(session.id);
  const [sheet, setSheet] = useState<'in' | 'out' | 'x' | 'z' | null>(null);
  const close = () => setSheet(null);
  return (
    <>
      <CountTill
        {...(seesTill(person) && {
          expected: formatMoney(reading.expectedCentavos),
          difference: differenceView(reading.expectedCentavos, count.counted),
        })}
        counted={formatMoney(count.counted)}
        rows={count.rows}
        onCount={count.set}
        coinTotal={formatMoney(coinTotal(count.denominations))}
        {...(may(person, 'till.close') && { onReadX: () => setSheet('x'), onClose: () => setSheet('z') })}
        onBack={() => void navigate({ to: '/mas' })}
        sync={sync}
        onSync={() => void navigate({ to: '/sincronizacion' })}
        movements={<CashMovements session={session} onIn={() => setSheet('in')} onOut={() => setSheet('out')} />}
      />
      {(sheet === 'in' || sheet === 'out') && <CashSheet direction={sheet} onClose={close} />}
      {sheet === 'x' && <ReadingSheet reading={reading} onClose={close} />}
      {sheet === 'z' && (
        <CloseSheet
          reading={reading}
          counted={count.counted}
          denominations={count.denominations}
          onClosed={() => {
            count.forget();
            onClosed(count.counted);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
