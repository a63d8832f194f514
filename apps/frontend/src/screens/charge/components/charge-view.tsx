import { Check, UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { Header } from '../../../design/header.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { charge } from '../../../messages/charge.ts';
import { actions, nav } from '../../../messages/common.ts';
import { cart as words, keyHints } from '../../../messages/sell.ts';
import { MethodPicker } from './method-picker.tsx';
import type { ChargeView, PaidView } from './view-model.ts';

export interface ChargeScreenProps extends ChargeView {
  /** The panel of the chosen method. */
  children: ReactNode;
  /** Beside the panel on a wide screen: the ticket that is being charged. */
  aside?: ReactNode;
  /** Whether keys are named. */
  keys?: boolean;
}

/** Charging: what it comes to, how it is paid, and one yellow button. No scroll at 360 × 592. */
export function ChargeScreen({ children, aside, keys = false, ...view }: ChargeScreenProps) {
  return (
    <Screen
      title={charge.title}
      {...(aside === undefined ? {} : { aside, asideLabel: charge.takes })}
      header={
        <Header
          title={charge.title}
          back={{ label: nav.backTo(nav.sell), onBack: view.onBack }}
          right={
            <Button
              variant="text"
              className="-mr-2"
              icon={<UserRound aria-hidden className="size-5 shrink-0" />}
              onClick={view.onCustomer}
            >
              <span className="max-w-26 truncate two:max-w-60">{view.customer ?? charge.customer}</span>
            </Button>
          }
        />
      }
      band={
        <Band>
          {keys && (
            <p className="flex items-center gap-2 text-14 font-600 text-on-paint-2">
              <Kbd on="band">Esc</Kbd> {keyHints.back}
            </p>
          )}
          <Button
            variant="go"
            large
            wide
            className="two:ml-auto two:w-auto! two:min-w-90"
            icon={<Check aria-hidden className="size-6" />}
            iconAfter={keys && <Kbd on="mango">F12</Kbd>}
            disabled={view.confirm.disabled}
            busy={view.confirm.busy}
            busyLabel={charge.charging}
            onClick={view.confirm.onConfirm}
          >
            {view.confirm.label}
          </Button>
        </Band>
      }
    >
      <div className="mx-auto grid max-w-140 gap-4 px-4 pb-3 short:gap-2.5 two:pt-4">
        <Total {...view} />
        <MethodPicker current={view.method} onChange={view.onMethod} />
        {children}
      </div>
    </Screen>
  );
}

function Total({ total, remaining, discount, counted, paid, onUnpay }: ChargeView) {
  return (
    <div>
      <div className="flex items-end justify-between gap-3">
        <p className="text-15 font-600 text-ink-2">
          {remaining === undefined ? charge.total : charge.missing}
          <br />
          {counted}
        </p>
        <HeroMoney centavos={remaining ?? total} size={50} />
      </div>
      {discount !== undefined && (
        <p className="mt-1 flex justify-between text-15 text-ink-2">
          <span>{words.subtotal(discount.subtotal)}</span>
          <span>{words.minusDiscount(discount.amount)}</span>
        </p>
      )}
      {paid.length > 0 && (
        <ul aria-label={charge.split} className="mt-2 flex flex-wrap gap-2">
          {paid.map((part) => (
            <PaidChip key={part.id} part={part} onRemove={() => onUnpay(part.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PaidChip({ part, onRemove }: { part: PaidView; onRemove: () => void }) {
  return (
    <li className="inline-flex min-h-10 items-center rounded-full bg-safe-soft pl-3 text-15 font-650 text-safe">
      {part.label} {part.amount}
      <button
        type="button"
        aria-label={`${actions.remove} ${part.label} ${part.amount}`}
        onClick={onRemove}
        className="relative grid size-10 place-items-center rounded-full after:absolute after:-inset-1"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
