import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { useCustomers, useShop } from '../../data/use-shop.ts';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { nav } from '../../messages/common.ts';
import { customer as words } from '../../messages/fiados.ts';
import { titles } from '../../messages/titles.ts';
import { FiadosScreen } from '../fiados/fiados-screen.tsx';
import { CustomerPane } from './components/customer-pane.tsx';
import { CustomerBand, CustomerScreen } from './components/customer-screen.tsx';
import { CustomerSheets, type CustomerSheetName } from './sheets/customer-sheets.tsx';
import { useCustomerAccount } from './state/use-customer-account.ts';

/** One customer's account: a screen of its own on a phone, beside the list on a wide one. */
export default function CustomerRoute() {
  const { customerId } = useParams({ from: '/shop/fiados/$customerId' });
  const customers = useCustomers();
  const known = customers.some(({ id }) => id === customerId);
  return known ? <Account key={customerId} customerId={customerId} /> : <Unknown />;
}

function Account({ customerId }: { customerId: string }) {
  const navigate = useNavigate();
  const wide = useViewport() !== 'phone';
  const [sheet, setSheet] = useState<CustomerSheetName | null>(null);
  const { customer, view } = useCustomerAccount(customerId, {
    onMenu: () => setSheet('menu'),
    onRemind: () => setSheet('remind'),
    onReceive: () => setSheet('abono'),
  });
  const back = () => void navigate({ to: '/fiados' });
  return (
    <>
      {wide ? (
        <FiadosScreen
          selected={customerId}
          aside={<CustomerPane {...view} />}
          asideLabel={view.name}
          band={<CustomerBand {...view} />}
        />
      ) : (
        <CustomerScreen {...view} onBack={back} />
      )}
      {sheet !== null && (
        <CustomerSheets
          sheet={sheet}
          customer={customer}
          onSheet={setSheet}
          onArchived={back}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}

/** Somebody whom this device does not know: still loading, or gone. */
function Unknown() {
  const navigate = useNavigate();
  const { loaded } = useShop();
  return (
    <Screen
      title={titles.customer}
      header={
        <Header
          title={titles.customer}
          back={{ label: nav.backTo(nav.fiados), onBack: () => void navigate({ to: '/fiados' }) }}
        />
      }
      contentClass="px-4 desk:px-6"
    >
      {loaded ? <ErrorCard title={words.gone} body={words.goneBody} /> : <Skeleton rows={5} />}
    </Screen>
  );
}
