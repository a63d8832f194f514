import type { AnyCommand, CreateCustomer, Customer } from '@michangarrito/contracts';
import { ZERO_CENTAVOS, addCentavos, subtractCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { useMemo } from 'react';
import { answeredAtMs } from './cache.ts';
import { KEPT, useCustomers } from './queries.ts';
import { useOpenSession } from './session.ts';
import { useJournalEntries } from './sync-status.ts';
import { uncounted } from './uncounted.ts';

const collator = new Intl.Collator('es-MX', { sensitivity: 'base', numeric: true });

/** The shop's customers as this device knows them: the server's, with what happened here and has not reached it. By name. */
export function useKnownCustomers(): readonly Customer[] {
  const { device } = useOpenSession();
  const { data, dataUpdatedAt } = useCustomers();
  const { data: entries } = useJournalEntries(null);
  return useMemo(() => {
    const answered = Math.min(dataUpdatedAt, answeredAtMs(device.cache, KEPT.customers));
    return withJournal(data?.items ?? [], uncounted(entries ?? [], answered));
  }, [data, dataUpdatedAt, device, entries]);
}

/** Lays what the server had not counted (oldest first) over its list. */
function withJournal(known: readonly Customer[], entries: readonly JournalEntry[]): readonly Customer[] {
  const customers = new Map(known.map((customer) => [customer.id, customer]));
  for (const entry of entries) apply(customers, JSON.parse(entry.text) as AnyCommand);
  return [...customers.values()].sort((left, right) => collator.compare(left.name, right.name));
}

function apply(customers: Map<string, Customer>, command: AnyCommand): void {
  switch (command.type) {
    case 'createCustomer':
      if (!customers.has(command.id)) customers.set(command.id, newCustomer(command));
      break;
    case 'editCustomer':
      change(customers, command.payload.customerId, (customer) => ({
        ...customer,
        ...Object.fromEntries(Object.entries(command.payload.changes).map(([field, edit]) => [field, edit?.to])),
      }));
      break;
    case 'recordFiadoPayment':
      change(customers, command.payload.customerId, (customer) => ({
        ...customer,
        balanceCentavos: subtractCentavos(customer.balanceCentavos, command.payload.amountCentavos),
      }));
      break;
    case 'recordSale':
      change(customers, command.payload.customerId, (customer) => ({
        ...customer,
        balanceCentavos: addCentavos(customer.balanceCentavos, fiadoOf(command.payload.payments)),
        oldestOpenAt: customer.oldestOpenAt ?? command.recordedAt,
      }));
      break;
    default:
  }
}

function change(customers: Map<string, Customer>, id: string | null, update: (customer: Customer) => Customer): void {
  const customer = id === null ? undefined : customers.get(id);
  if (customer !== undefined) customers.set(customer.id, update(customer));
}

function fiadoOf(payments: readonly { method: string; amountCentavos: Centavos }[]): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === 'fiado').map(({ amountCentavos }) => amountCentavos));
}

function newCustomer({ id, payload }: CreateCustomer): Customer {
  return { id, ...payload, balanceCentavos: ZERO_CENTAVOS, oldestOpenAt: null, overdue: false, archived: false };
}
