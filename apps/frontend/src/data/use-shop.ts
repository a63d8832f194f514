import type { Category, Customer, MirrorPerson, TillReading } from '@michangarrito/contracts';
import { may, ratesOn, type RatesInForce } from '@michangarrito/domain';
import { tillReading, type KnownClosure, type Rows } from '@michangarrito/local-store';
import { useMemo, useSyncExternalStore } from 'react';
import { useBusinessDate } from './business-day.ts';
import { useOpenSession } from './session.ts';
import type { ShopView } from './shop-rows.ts';

/** What the device knows of the shop, live and without network. */

export function useShop(): ShopView {
  const { rows } = useOpenSession().device;
  return useSyncExternalStore(rows.subscribe, rows.view);
}

const collator = new Intl.Collator('es-MX', { sensitivity: 'base', numeric: true });

/** Customers by name, without those that were taken off the list. */
export function useCustomers(): readonly Customer[] {
  const { customers } = useShop();
  return useMemo(
    () =>
      [...customers.values()]
        .filter(({ archived }) => !archived)
        .sort((left, right) => collator.compare(left.name, right.name)),
    [customers],
  );
}

/** Categories in their order. */
export function useCategories(): readonly Category[] {
  const { categories } = useShop();
  return useMemo(() => [...categories.values()].sort((left, right) => left.position - right.position), [categories]);
}

/** The drawer: what should be in it and why. */
export function useTill(): TillReading {
  const { deviceId } = useOpenSession().device;
  const { tills } = useShop();
  return useMemo(() => tillReading(tills, deviceId), [tills, deviceId]);
}

const NO_CLOSURES: Rows<KnownClosure> = new Map();

/** The cortes Z that the device knows of; none for who may not close, whoever had the device before. */
export function useKnownClosures(): Rows<KnownClosure> {
  const { person } = useOpenSession().enrolment;
  const { closures } = useShop();
  return may(person, 'till.close') ? closures : NO_CLOSURES;
}

const NOBODY: readonly MirrorPerson[] = [];

/** Who may take over this device with their PIN. */
export function usePeople(): readonly MirrorPerson[] {
  return useShop().state?.people ?? NOBODY;
}

/** The tax rates of the shop's day, for pricing; null while they are not here. */
export function useRatesInForce(): RatesInForce | null {
  const { state } = useShop();
  const today = useBusinessDate();
  return useMemo(() => (state === null ? null : ratesOn(state.taxRates, today)), [state, today]);
}
