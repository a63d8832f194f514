import type { AnyCommand, TillReading } from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  addCentavos,
  signedCash,
  sumCentavos,
  type CashKind,
  type Centavos,
  type PaymentMethod,
} from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { useMemo } from 'react';
import { answeredAtMs } from './cache.ts';
import { KEPT, useTill } from './queries.ts';
import { useOpenSession } from './session.ts';
import { useJournalEntries } from './sync-status.ts';
import { uncounted } from './uncounted.ts';

const EMPTY_TILL: TillReading = {
  session: null,
  expectedCentavos: ZERO_CENTAVOS,
  movements: [],
  salesCount: 0,
  salesCentavos: ZERO_CENTAVOS,
  refundsCentavos: ZERO_CENTAVOS,
  byMethod: {
    cashCentavos: ZERO_CENTAVOS,
    cardCentavos: ZERO_CENTAVOS,
    transferCentavos: ZERO_CENTAVOS,
    fiadoCentavos: ZERO_CENTAVOS,
  },
  watermarks: [],
};

/** The drawer as this device knows it: the server's reading, with what happened here and has not reached it. */
export function useKnownTill() {
  const till = useTill();
  const { data: entries } = useJournalEntries(null);
  const { device, enrolment } = useOpenSession();
  const { name } = enrolment.person;
  const { data, dataUpdatedAt, isPending, error } = till;
  const reading = useMemo(() => {
    const answered = Math.min(dataUpdatedAt, answeredAtMs(device.cache, KEPT.till));
    return tillWithJournal(data ?? EMPTY_TILL, uncounted(entries ?? [], answered), name);
  }, [data, dataUpdatedAt, device, entries, name]);
  return { reading, isPending: isPending || entries === undefined, error: data === undefined ? error : null };
}

/** Lays what the server had not counted (oldest first) over its reading; `person` is who opens a till here. */
export function tillWithJournal(reading: TillReading, entries: readonly JournalEntry[], person: string): TillReading {
  return entries.reduce((till, { text }) => apply(till, JSON.parse(text) as AnyCommand, person), reading);
}

function apply(till: TillReading, command: AnyCommand, person: string): TillReading {
  switch (command.type) {
    case 'openTill':
      return opened(command, person);
    case 'closeTill':
      return command.payload.kind === 'z' ? EMPTY_TILL : till;
    case 'recordCashMovement':
      return isIn(till, command) ? move(till, command.payload.kind, command.payload.amountCentavos) : till;
    case 'recordFiadoPayment':
      return isIn(till, command) && command.payload.method === 'cash'
        ? move(till, 'abono', command.payload.amountCentavos)
        : till;
    case 'refundSale':
      return isIn(till, command) ? refund(till, command) : till;
    case 'recordSale':
      return isIn(till, command) ? sell(till, command) : till;
    default:
      return till;
  }
}

function isIn(till: TillReading, { payload }: { payload: { tillSessionId: string | null } }): boolean {
  return till.session !== null && payload.tillSessionId === till.session.id;
}

function opened(command: Extract<AnyCommand, { type: 'openTill' }>, openedByName: string): TillReading {
  const { id, recordedAt: openedAt, businessDate } = command;
  const { floatCentavos } = command.payload;
  const session = { id, openedAt, openedByName, floatCentavos, businessDate };
  return move({ ...EMPTY_TILL, session }, 'float', floatCentavos);
}

function sell(till: TillReading, { payload }: Extract<AnyCommand, { type: 'recordSale' }>): TillReading {
  const paid = (method: PaymentMethod) => amountBy(payload.payments, method);
  const { byMethod } = till;
  const sold = {
    ...till,
    salesCount: till.salesCount + 1,
    salesCentavos: addCentavos(till.salesCentavos, payload.totalCentavos),
    byMethod: {
      cashCentavos: addCentavos(byMethod.cashCentavos, paid('cash')),
      cardCentavos: addCentavos(byMethod.cardCentavos, paid('card')),
      transferCentavos: addCentavos(byMethod.transferCentavos, paid('transfer')),
      fiadoCentavos: addCentavos(byMethod.fiadoCentavos, paid('fiado')),
    },
  };
  return paid('cash') > 0 ? move(sold, 'sale', paid('cash')) : sold;
}

function refund(till: TillReading, { payload }: Extract<AnyCommand, { type: 'refundSale' }>): TillReading {
  const cash = amountBy(payload.payments, 'cash');
  const refunded = { ...till, refundsCentavos: addCentavos(till.refundsCentavos, payload.totalCentavos) };
  return cash > 0 ? move(refunded, 'refund', cash) : refunded;
}

function amountBy(payments: readonly { method: string; amountCentavos: Centavos }[], method: string): Centavos {
  return sumCentavos(payments.filter((one) => one.method === method).map(({ amountCentavos }) => amountCentavos));
}

function move(till: TillReading, kind: CashKind, amountCentavos: Centavos): TillReading {
  const signed = signedCash({ kind, amountCentavos });
  const before = till.movements.find((movement) => movement.kind === kind);
  const now = {
    kind,
    count: (before?.count ?? 0) + 1,
    amountCentavos: addCentavos(before?.amountCentavos ?? ZERO_CENTAVOS, signed),
  };
  return {
    ...till,
    expectedCentavos: addCentavos(till.expectedCentavos, signed),
    movements: [...till.movements.filter((movement) => movement !== before), now],
  };
}
