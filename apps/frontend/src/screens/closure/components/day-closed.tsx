import type { TillReading } from '@michangarrito/contracts';
import { formatMoney, subtractCentavos, type Centavos } from '@michangarrito/domain';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { Screen } from '../../../app/screen.tsx';
import { useOpenSession } from '../../../data/session.ts';
import { seesTotals } from '../../../data/what-may-be-seen.ts';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { buttonClass } from '../../../design/button-class.ts';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { closure, dayClosed } from '../../../messages/closure.ts';
import { actions } from '../../../messages/common.ts';
import { differenceView } from '../state/difference.ts';
import { AmountRow, ReadingList } from './reading-list.tsx';

export interface DayClosedProps {
  /** The till as it was when it was closed. */
  reading: TillReading;
  counted: Centavos;
  onDone: () => void;
}

/** The day is closed: what was sold, and how the drawer came out. */
export function DayClosed({ reading, counted, onDone }: DayClosedProps) {
  const { person } = useOpenSession().enrolment;
  const difference = differenceView(reading.expectedCentavos, counted);
  return (
    <Screen
      title={dayClosed.title}
      contentClass="px-4 pt-6 pb-5 desk:px-6"
      band={
        <Band>
          <Link to="/corte/historial" className={buttonClass({ variant: 'on-band', large: true })}>
            {dayClosed.history}
          </Link>
          <Button variant="on-band" large className="flex-1 two:ml-auto two:max-w-60" onClick={onDone}>
            {actions.done}
          </Button>
        </Band>
      }
    >
      <div className="mx-auto grid max-w-120 gap-4">
        <div role="status" className="grid justify-items-start gap-2">
          <span className="grid size-12 place-items-center rounded-full bg-safe-soft text-safe">
            <Check aria-hidden />
          </span>
          <h1 tabIndex={-1} className="text-24 font-700">
            {dayClosed.title}
          </h1>
          {seesTotals(person) && (
            <>
              <p className="text-15 font-600 text-ink-2">{dayClosed.youSold}</p>
              <HeroMoney centavos={reading.salesCentavos} size={50} />
              <span className="sr-only">{dayClosed.sold(formatMoney(reading.salesCentavos))}</span>
            </>
          )}
        </div>
        <section className="rounded-12 bg-paper px-4 py-2 shadow-[0_0_0_1px_var(--line)]">
          <ReadingList reading={reading}>
            <AmountRow label={closure.counted} amount={counted} />
            <AmountRow
              strong
              tone={difference.tone}
              label={difference.label}
              amount={subtractCentavos(counted, reading.expectedCentavos)}
            />
          </ReadingList>
        </section>
        <p className="text-14 text-ink-2">{dayClosed.kept}</p>
      </div>
    </Screen>
  );
}
