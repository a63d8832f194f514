import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useFiadoSummary } from '../../data/queries.ts';
import { useBusinessDate } from '../../data/business-day.ts';
import { useOpenSession } from '../../data/session.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { useCustomers, useShop } from '../../data/use-shop.ts';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { titles } from '../../messages/titles.ts';
import { CustomerFormSheet } from '../customer/sheets/customer-form-sheet.tsx';
import { Fiados } from './components/fiados-view.tsx';
import { ageingOf, creditsShown, debtorView, debtorsShown, owedByAll } from './state/debt-views.ts';

export interface FiadosScreenProps {
  /** Whose account is open beside the list. */
  selected?: string;
  aside?: ReactNode;
  asideLabel?: string;
  band?: ReactNode;
}

/** Who owes, connected: the server's list with what happened on this device. */
export function FiadosScreen({ selected, ...pane }: FiadosScreenProps) {
  const navigate = useNavigate();
  const sync = useSyncStatus();
  const today = useBusinessDate();
  const { shop } = useOpenSession().enrolment;
  const { loaded } = useShop();
  const summary = useFiadoSummary();
  const customers = useCustomers();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const { total, people } = owedByAll(customers);
  if (!loaded) {
    return (
      <Screen title={titles.fiados} header={<Header title={titles.fiados} />} contentClass="px-4 desk:px-6">
        <Skeleton rows={6} />
      </Screen>
    );
  }
  return (
    <>
      <Fiados
        {...pane}
        total={total}
        people={people}
        ageing={summary.data === undefined ? [] : ageingOf(summary.data.ageing, total)}
        debtors={debtorsShown(customers, search).map((one) => debtorView(one, today, shop.utcOffsetMinutes))}
        credits={creditsShown(customers, search).map((one) => debtorView(one, today, shop.utcOffsetMinutes))}
        search={search}
        onSearch={setSearch}
        {...(selected !== undefined && { selected })}
        onOpen={(customerId) => void navigate({ to: '/fiados/$customerId', params: { customerId } })}
        onGive={() => void navigate({ to: '/vender', search: { cliente: 'elegir' } })}
        onNewCustomer={() => setAdding(true)}
        sync={sync}
        onSync={() => void navigate({ to: '/sincronizacion' })}
      />
      {adding && (
        <CustomerFormSheet
          customer={null}
          first={{ name: search.trim() }}
          onSaved={(customerId) => void navigate({ to: '/fiados/$customerId', params: { customerId } })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
