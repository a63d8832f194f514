import type { SaleDetail } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { In } from 'typeorm';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { PaymentEntity } from '../entities/payment.entity.ts';
import { RefundEntity } from '../entities/refund.entity.ts';
import { SaleItemEntity } from '../entities/sale-item.entity.ts';
import { SALE_COLUMNS, SALE_SOURCE, saleFromRow, type SaleRow } from './sale-rows.ts';

type DetailRow = SaleRow & {
  subtotal_centavos: number;
  discount_centavos: number;
  iva_centavos: number;
  ieps_centavos: number;
  note: string | null;
};

/** What came back of a sale by one of its lines, or by one method of payment. */
interface Given {
  sale_id: string;
  key: string;
  milli: number;
  centavos: number;
}
type GivenBack = ReadonlyMap<string, Given>;

/** Sales by their ids with lines, payments and what came back of them, by a few queries for all; an id that the shop has not is left out. */
export async function readSaleDetails(tx: TenantTx, ids: readonly string[]): Promise<SaleDetail[]> {
  const rows = await tx.query<DetailRow>(
    `select ${SALE_COLUMNS}, s.subtotal_centavos, s.discount_centavos, s.iva_centavos, s.ieps_centavos, s.note
     from ${SALE_SOURCE} where s.tenant_id = $1 and s.id = any($2::uuid[]) order by s.id`,
    [tx.tenantId, ids],
  );
  const lines = await readLines(tx, ids);
  const payments = await readPayments(tx, ids);
  const refunds = await readRefunds(tx, ids);
  return rows.map((row) => ({
    ...saleFromRow(row),
    subtotalCentavos: centavos(row.subtotal_centavos),
    discountCentavos: centavos(row.discount_centavos),
    ivaCentavos: centavos(row.iva_centavos),
    iepsCentavos: centavos(row.ieps_centavos),
    note: row.note,
    lines: lines.get(row.id) ?? [],
    payments: payments.get(row.id) ?? [],
    refunds: refunds.get(row.id) ?? [],
  }));
}

async function readLines(tx: TenantTx, ids: readonly string[]): Promise<Map<string, SaleDetail['lines']>> {
  const items = await tx.manager.find(SaleItemEntity, {
    where: { tenantId: tx.tenantId, saleId: In([...ids]) },
    order: { saleId: 'ASC', lineNumber: 'ASC' },
  });
  const refunded = await givenBack(
    tx,
    ids,
    `select sale_id, sale_line_number::text as key, sum(quantity_milli)::bigint as milli, sum(total_centavos)::bigint as centavos
     from sales.refund_items where tenant_id = $1 and sale_id = any($2::uuid[]) group by 1, 2`,
  );
  const bySale = Map.groupBy(items, ({ saleId }) => saleId);
  return mapValues(bySale, (ofSale, saleId) => ofSale.map((item) => lineOf(item, refunded.get(saleId))));
}

function lineOf(item: SaleItemEntity, refunded: GivenBack | undefined): SaleDetail['lines'][number] {
  const back = refunded?.get(String(item.lineNumber));
  return {
    lineNumber: item.lineNumber,
    productId: item.productId,
    name: item.name,
    unit: item.unit,
    quantityMilli: milli(item.quantityMilli),
    refundedMilli: milli(back?.milli ?? 0),
    byPesos: item.byPesos,
    unitPriceCentavos: centavos(item.unitPriceCentavos),
    amountCentavos: centavos(item.amountCentavos),
    discountCentavos: centavos(item.discountCentavos),
    shareOfSaleDiscountCentavos: centavos(item.shareOfSaleDiscountCentavos),
    totalCentavos: centavos(item.totalCentavos),
    refundedCentavos: centavos(back?.centavos ?? 0),
    taxClass: item.taxClass,
    ivaCentavos: centavos(item.ivaCentavos),
    iepsCentavos: centavos(item.iepsCentavos),
  };
}

async function readPayments(tx: TenantTx, ids: readonly string[]): Promise<Map<string, SaleDetail['payments']>> {
  const payments = await tx.manager.find(PaymentEntity, {
    where: { tenantId: tx.tenantId, saleId: In([...ids]) },
    order: { saleId: 'ASC', id: 'ASC' },
  });
  const refunded = await givenBack(
    tx,
    ids,
    `select r.sale_id, p.method as key, 0::bigint as milli, sum(p.amount_centavos)::bigint as centavos
     from sales.refunds r join sales.refund_payments p on p.tenant_id = r.tenant_id and p.refund_id = r.id
     where r.tenant_id = $1 and r.sale_id = any($2::uuid[]) group by 1, 2`,
  );
  const bySale = Map.groupBy(payments, ({ saleId }) => saleId);
  return mapValues(bySale, (ofSale, saleId) => paymentsOf(ofSale, refunded.get(saleId)));
}

// What was given back by a method belongs to the sale's payments of that method, in their order, as far as each reaches. What exceeds
// them all stands with the last, so that what came off the debt is known also where it was more than the debt.
function paymentsOf(payments: readonly PaymentEntity[], refunded: GivenBack | undefined): SaleDetail['payments'] {
  const leftOf = new Map([...(refunded ?? [])].map(([method, given]) => [method, given.centavos]));
  return payments.map(({ id, method, amountCentavos, tenderedCentavos, reference }, index) => {
    const left = leftOf.get(method) ?? 0;
    const isLast = !payments.slice(index + 1).some((later) => later.method === method);
    const share = isLast ? left : Math.min(left, amountCentavos);
    leftOf.set(method, left - share);
    return {
      id,
      method,
      amountCentavos: centavos(amountCentavos),
      tenderedCentavos: tenderedCentavos === null ? null : centavos(tenderedCentavos),
      changeCentavos: centavos(tenderedCentavos === null ? 0 : tenderedCentavos - amountCentavos),
      refundedCentavos: centavos(share),
      reference,
    };
  });
}

async function readRefunds(tx: TenantTx, ids: readonly string[]): Promise<Map<string, SaleDetail['refunds']>> {
  const refunds = await tx.manager.find(RefundEntity, {
    where: { tenantId: tx.tenantId, saleId: In([...ids]) },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  const bySale = Map.groupBy(refunds, ({ saleId }) => saleId);
  return mapValues(bySale, (ofSale) =>
    ofSale.map(({ id, recordedAt, totalCentavos, reason }) => ({
      id,
      recordedAt: recordedAt.toISOString(),
      totalCentavos: centavos(totalCentavos),
      reason,
    })),
  );
}

/** What came back by sale, and in it by the key that the query selects. */
async function givenBack(tx: TenantTx, ids: readonly string[], sql: string): Promise<Map<string, GivenBack>> {
  const rows = await tx.query<Given>(sql, [tx.tenantId, ids]);
  const bySale = Map.groupBy(rows, (row) => row.sale_id);
  return mapValues(bySale, (ofSale) => new Map(ofSale.map((row) => [row.key, row])));
}

function mapValues<Key, From, To>(map: ReadonlyMap<Key, From>, make: (value: From, key: Key) => To): Map<Key, To> {
  return new Map([...map].map(([key, value]) => [key, make(value, key)]));
}
