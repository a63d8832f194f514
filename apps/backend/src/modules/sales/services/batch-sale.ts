import type { RecordSale } from '@michangarrito/contracts';
import { may, sumCentavos, ZERO_CENTAVOS, type Centavos, type Flag, type PricedCart } from '@michangarrito/domain';
import { happenedAtOf, type ReceivedCommand, type Uploader } from '../../../common/commands/command.ts';
import type { PersonRights } from '../../../common/context/people-directory.ts';
import { encodeRow } from '../../../common/database/binary-rows.ts';

/** What became of one sale of a batch, as sales.record_sales answers it. `place` counts the sales of the batch from 1. */
export interface RecorderVerdict {
  readonly place: number;
  readonly verdict: 'recorded' | 'already_recorded' | 'rejected' | 'conflict';
  readonly code: string | null;
  readonly flags: Flag[];
}

/** Records a batch, as `encodeArray` makes it. */
export const RECORD_SALES_SQL = 'select place, verdict, code, flags from sales.record_sales($1)';

/** The answers in the order of the sales. */
export function inPlaces(rows: readonly RecorderVerdict[], sales: number): RecorderVerdict[] {
  const verdicts = new Array<RecorderVerdict | undefined>(sales).fill(undefined);
  for (const row of rows) verdicts[row.place - 1] = row;
  return verdicts.map((verdict) => {
    if (!verdict) throw new Error('sales.record_sales left a sale without a verdict');
    return verdict;
  });
}

/**
 * A `sales.batch_sale` in binary form, column by column: made while the database is busy with the batch before. Only the database
 * knows whether a price differs, so whether the actor may sell at another goes with it. A sale that was parked has moved its cash
 * already (`cashMoved`) and does not do so again.
 */
export function encodeBatchSale(
  { sessionId }: Uploader,
  { command, hash }: ReceivedCommand<RecordSale>,
  cart: PricedCart,
  actor: PersonRights,
  flags: readonly Flag[],
  cashMoved = false,
): Uint8Array {
  const { payload } = command;
  return encodeRow((row) => {
    row.uuid(command.tenantId);
    row.uuid(command.id);
    row.bytes(hash);
    row.uuid(command.deviceId);
    row.int4(command.deviceSeq);
    row.uuid(command.actorId);
    row.uuid(sessionId);
    row.timestamptz(command.recordedAt);
    row.int2(command.utcOffsetMinutes);
    row.date(command.businessDate);
    row.int2(command.v);
    row.text(payload.folio.series);
    row.int4(payload.folio.number);
    row.uuid(payload.customerId);
    row.uuid(payload.tillSessionId);
    row.int8(cart.subtotalCentavos);
    row.int8(cart.discountCentavos);
    row.int8(cart.totalCentavos);
    row.int8(cart.ivaCentavos);
    row.int8(cart.iepsCentavos);
    row.int8(cashMoved ? ZERO_CENTAVOS : paidBy('cash', payload.payments));
    row.int8(paidBy('fiado', payload.payments));
    row.text(payload.note);
    row.texts(flags);
    row.bool(actor.active && may(actor, 'price.override'));
    row.rows(cart.lines, (each, line, index) => {
      each.int2(index + 1);
      each.uuid(line.productId);
      each.text(line.name);
      each.text(line.unit);
      each.int8(line.quantityMilli);
      each.bool(line.byPesos);
      each.int8(line.unitPriceCentavos);
      each.int8(line.amountCentavos);
      each.int8(line.discountCentavos);
      each.int8(line.shareOfSaleDiscountCentavos);
      each.int8(line.totalCentavos);
      each.text(line.taxClass);
      each.int8(line.ivaCentavos);
      each.int8(line.iepsCentavos);
    });
    row.rows(payload.payments, (each, payment) => {
      each.uuid(payment.id);
      each.text(payment.method);
      each.int8(payment.amountCentavos);
      each.int8(payment.tenderedCentavos);
      each.text(payment.reference);
    });
    row.timestamptz(happenedAtOf(command));
  });
}

type Payments = RecordSale['payload']['payments'];

function paidBy(wanted: Payments[number]['method'], payments: Payments): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === wanted).map(({ amountCentavos }) => amountCentavos));
}
