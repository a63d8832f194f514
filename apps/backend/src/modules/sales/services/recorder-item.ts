import type { RecordSale } from '@michangarrito/contracts';
import { may, type Flag, type PricedCart } from '@michangarrito/domain';
import type { PersonRights } from '../../../common/context/people-directory.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';

/** What became of one sale of a batch, as sales.record_sales answers it. `place` counts the items of the batch from 1. */
export interface RecorderVerdict {
  readonly place: number;
  readonly verdict: 'recorded' | 'already_recorded' | 'rejected' | 'conflict';
  readonly code: string | null;
  readonly flags: Flag[];
}

/**
 * One item of sales.record_sales as JSON text: serialised while the database is busy with the batch before. Only the database
 * knows whether a price differs, so whether the actor may sell at another goes with it.
 */
export function recorderItem(
  context: RequestContext,
  command: RecordSale,
  hash: string,
  cart: PricedCart,
  actor: PersonRights,
  flags: readonly Flag[],
): string {
  const { id, tenantId, deviceId, deviceSeq, actorId, recordedAt, utcOffsetMinutes, businessDate, v, payload } =
    command;
  return JSON.stringify({
    ...{ id, tenantId, deviceId, deviceSeq, actorId, recordedAt, utcOffsetMinutes, businessDate, v, hash },
    uploaderSessionId: context.sessionId,
    folioSeries: payload.folio.series,
    folioNumber: payload.folio.number,
    customerId: payload.customerId,
    tillSessionId: payload.tillSessionId,
    note: payload.note,
    flags,
    mayOverridePrice: actor.active && may(actor, 'price.override'),
    subtotal: cart.subtotalCentavos,
    discount: cart.discountCentavos,
    total: cart.totalCentavos,
    iva: cart.ivaCentavos,
    ieps: cart.iepsCentavos,
    lines: cart.lines.map((line, index) => ({ ...line, lineNumber: index + 1 })),
    payments: payload.payments,
  });
}
