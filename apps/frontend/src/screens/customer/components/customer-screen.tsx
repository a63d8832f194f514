import { EllipsisVertical, MessageCircle } from 'lucide-react';
import { Screen } from '../../../app/screen.tsx';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { Header } from '../../../design/header.tsx';
import { nav } from '../../../messages/common.ts';
import { customer } from '../../../messages/fiados.ts';
import { CustomerAccount } from './customer-account.tsx';
import type { CustomerView } from './view-model.ts';

/** One customer's account as a screen of its own. */
export function CustomerScreen({ onBack, ...view }: CustomerView & { onBack: () => void }) {
  return (
    <Screen
      title={view.name}
      header={
        <Header
          title={view.name}
          subtitle={view.subtitle}
          back={{ label: nav.backTo(nav.fiados), onBack }}
          right={
            view.onMenu && (
              <button
                type="button"
                aria-label={customer.more}
                onClick={view.onMenu}
                className="-mr-3 grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
              >
                <EllipsisVertical aria-hidden />
              </button>
            )
          }
        />
      }
      band={<CustomerBand {...view} />}
    >
      <CustomerAccount {...view} />
    </Screen>
  );
}

/** The band of an account: remind, receive. */
export function CustomerBand({ onRemind, onReceive }: Pick<CustomerView, 'onRemind' | 'onReceive'>) {
  return (
    <Band>
      {onRemind && (
        <Button
          variant="on-band"
          large
          className="text-[1.0625rem]! two:ml-auto"
          icon={<MessageCircle aria-hidden className="size-5.5" />}
          onClick={onRemind}
        >
          {customer.remind}
        </Button>
      )}
      <Button variant="go" large className="flex-1 two:max-w-90" onClick={onReceive}>
        {customer.receive}
      </Button>
    </Band>
  );
}
