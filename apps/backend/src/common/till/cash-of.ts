import type { AnyCommand } from '@michangarrito/contracts';
import { negateCentavos, signedCash, sumCentavos, ZERO_CENTAVOS, type Centavos } from '@michangarrito/domain';
import type { CashMovement } from './move-cash.ts';

/** The commands that may move cash by themselves. */
type CashCommand = Extract<
  AnyCommand,
  { type: 'recordSale' | 'refundSale' | 'refundTicket' | 'recordFiadoPayment' | 'recordCashMovement' }
>;

/** What a command does to the drawer, whatever else becomes of it. The amount is zero where nothing was paid in cash. */
export function cashOf(command: CashCommand): CashMovement {
  const { tillSessionId } = command.payload;
  switch (command.type) {
    case 'recordSale': {
      const { payments, totalCentavos } = command.payload;
      const amountCentavos = inCash(payments);
      return {
        kind: 'sale',
        amountCentavos,
        tillSessionId,
        reason: null,
        late: 'late_sale',
        dayTotalCentavos: totalCentavos,
      };
    }
    case 'refundSale':
    case 'refundTicket': {
      const amountCentavos = negateCentavos(inCash(command.payload.payments));
      const dayTotalCentavos = negateCentavos(command.payload.totalCentavos);
      return { kind: 'refund', amountCentavos, tillSessionId, reason: null, late: 'late_refund', dayTotalCentavos };
    }
    case 'recordFiadoPayment': {
      const { method, amountCentavos: paid } = command.payload;
      const amountCentavos = method === 'cash' ? paid : ZERO_CENTAVOS;
      return { kind: 'abono', amountCentavos, tillSessionId, reason: null, late: 'late_abono', dayTotalCentavos: 0 };
    }
    case 'recordCashMovement': {
      const { kind, reason } = command.payload;
      const amountCentavos = signedCash(command.payload);
      return { kind, amountCentavos, tillSessionId, reason, late: 'late_cash', dayTotalCentavos: 0 };
    }
  }
}

/** Whether a command is one that may move cash by itself. */
export function mayMoveCash(command: AnyCommand): command is CashCommand {
  return ['recordSale', 'refundSale', 'refundTicket', 'recordFiadoPayment', 'recordCashMovement'].includes(
    command.type,
  );
}

function inCash(payments: readonly { readonly method: string; readonly amountCentavos: Centavos }[]): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === 'cash').map(({ amountCentavos }) => amountCentavos));
}
