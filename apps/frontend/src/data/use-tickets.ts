import type { OpenSale } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';
import { useOpenSession } from './session.ts';

/** The open tickets; `session.device.tickets` changes them. */
export function useTickets(): readonly OpenSale[] {
  const { tickets } = useOpenSession().device;
  return useSyncExternalStore(tickets.subscribe, tickets.view);
}
