import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Screen } from '../../app/screen.tsx';
import { describeError } from '../../data/describe-error.ts';
import { useBusinessDate, useCustomers, useFiadoSummary } from '../../data/queries.ts';
import { useOpenSession } from '../../data/session.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { useKnownCustomers } from '../../data/use-customers.ts';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { fiados } from '../../messages/fiados.ts';
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
  const list = useCustomers();
  const summary = useFiadoSummary();
  const customers = useKnownCustomers();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const { total, people } = owedByAll(customers);
  const nothingYet = list.data === undefined && customers.length === 0;
  if (nothingYet && (list.isPending || list.error !== null)) {
    return (
      <Screen title={titles.fiados} header={<Header title={titles.fiados} />} contentClass="px-4 desk:px-6">
        {list.isPending ? <Skeleton rows={6} /> : <ErrorCard title={fiados.offline} body={describeError(list.error)} />}
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
