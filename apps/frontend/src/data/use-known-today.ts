import type { AnyCommand, RecordSale, RefundSale, Today } from '@michangarrito/contracts';
import { ZERO_CENTAVOS, addCentavos, negateCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { useMemo } from 'react';
import { answeredAtMs } from './cache.ts';
import { useBusinessDate } from './business-day.ts';
import { KEPT_TODAY, useToday } from './queries.ts';
import { useOpenSession } from './session.ts';
import { useJournalEntries } from './sync-status.ts';
import type { FiadoSummary } from './types.ts';
import { uncounted } from './uncounted.ts';

const NO_DEBTS: FiadoSummary = {
  owedCentavos: ZERO_CENTAVOS,
  debtors: 0,
  overdueCentavos: ZERO_CENTAVOS,
  overdueCustomers: 0,
  ageing: {
    days0to7Centavos: ZERO_CENTAVOS,
    days8to15Centavos: ZERO_CENTAVOS,
    days16to30Centavos: ZERO_CENTAVOS,
    over30Centavos: ZERO_CENTAVOS,
  },
};

/**
 * The shop's day as this device knows it: the server's, with what was sold here and has not reached it. `retry` asks the server again; a second
 * observer of the same question would do so by merely being drawn, and hide the error that it is drawn for.
 */
export function useKnownToday() {
  const date = useBusinessDate();
  const { data, dataUpdatedAt, isPending, error, refetch } = useToday();
  const { data: entries } = useJournalEntries(null);
  const { device, enrolment } = useOpenSession();
  const { utcOffsetMinutes } = enrolment.shop;
  const today = useMemo(() => {
    const answered = Math.min(dataUpdatedAt, answeredAtMs(device.cache, KEPT_TODAY));
    return todayWithJournal(dayOf(data, date), uncounted(entries ?? [], answered), utcOffsetMinutes);
  }, [data, date, dataUpdatedAt, device, entries, utcOffsetMinutes]);
  return {
    today,
    isPending: isPending || entries === undefined,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}

/** An answer kept from another day says nothing of this one's sales, and still who owes and what runs out. */
export function dayOf(kept: Today | undefined, businessDate: string): Today {
  if (kept?.businessDate === businessDate) return kept;
  return {
    businessDate,
    salesCentavos: ZERO_CENTAVOS,
    salesCount: 0,
    refundsCentavos: ZERO_CENTAVOS,
    averageTicketCentavos: ZERO_CENTAVOS,
    profitCentavos: null,
    byMethod: {
      cashCentavos: ZERO_CENTAVOS,
      cardCentavos: ZERO_CENTAVOS,
      transferCentavos: ZERO_CENTAVOS,
      fiadoCentavos: ZERO_CENTAVOS,
    },
    byHour: [],
    comparison: null,
    topProducts: [],
    variosCentavos: ZERO_CENTAVOS,
    lowStock: kept?.lowStock ?? { count: 0, names: [] },
    fiado: kept?.fiado ?? NO_DEBTS,
    overdueNames: kept?.overdueNames ?? [],
    needsAttention: 0,
  };
}

/** Adds the sales and refunds of that day which the server had not counted. */
export function todayWithJournal(today: Today, entries: readonly JournalEntry[], utcOffsetMinutes: number): Today {
  return entries.reduce((day, { text }) => {
    const command = JSON.parse(text) as AnyCommand;
    if (command.businessDate !== day.businessDate) return day;
    if (command.type === 'recordSale') return addSale(day, command, utcOffsetMinutes);
    return command.type === 'refundSale' ? takeRefund(day, command, utcOffsetMinutes) : day;
  }, today);
}

function takeRefund(day: Today, { payload, recordedAt }: RefundSale, utcOffsetMinutes: number): Today {
  const back = negateCentavos(payload.totalCentavos);
  return {
    ...day,
    salesCentavos: addCentavos(day.salesCentavos, back),
    refundsCentavos: addCentavos(day.refundsCentavos, payload.totalCentavos),
    byMethod: movePayments(day.byMethod, payload.payments, negateCentavos),
    byHour: addToHour(day.byHour, hourOf(recordedAt, utcOffsetMinutes), back, 0),
  };
}

function addSale(day: Today, { payload, recordedAt }: RecordSale, utcOffsetMinutes: number): Today {
  const { totalCentavos, payments } = payload;
  return {
    ...day,
    salesCentavos: addCentavos(day.salesCentavos, totalCentavos),
    salesCount: day.salesCount + 1,
    byMethod: movePayments(day.byMethod, payments, (amount) => amount),
    byHour: addToHour(day.byHour, hourOf(recordedAt, utcOffsetMinutes), totalCentavos, 1),
  };
}

function movePayments(
  byMethod: Today['byMethod'],
  payments: readonly { method: string; amountCentavos: Centavos }[],
  signed: (amount: Centavos) => Centavos,
): Today['byMethod'] {
  const moved = (method: string): Centavos =>
    signed(sumCentavos(payments.filter((one) => one.method === method).map(({ amountCentavos }) => amountCentavos)));
  return {
    cashCentavos: addCentavos(byMethod.cashCentavos, moved('cash')),
    cardCentavos: addCentavos(byMethod.cardCentavos, moved('card')),
    transferCentavos: addCentavos(byMethod.transferCentavos, moved('transfer')),
    fiadoCentavos: addCentavos(byMethod.fiadoCentavos, moved('fiado')),
  };
}

function addToHour(hours: Today['byHour'], hour: number, amount: Centavos, sales: number): Today['byHour'] {
  const before = hours.find((one) => one.hour === hour);
  const now = {
    hour,
    salesCentavos: addCentavos(before?.salesCentavos ?? ZERO_CENTAVOS, amount),
    salesCount: (before?.salesCount ?? 0) + sales,
  };
  return [...hours.filter((one) => one !== before), now];
}

/** The hour of the shop's clock, 0 to 23. */
export function hourOf(instant: string | number, utcOffsetMinutes: number): number {
  return new Date(new Date(instant).getTime() + utcOffsetMinutes * 60_000).getUTCHours();
}
