import { Inject, Injectable } from '@nestjs/common';
import type { SaleDetail } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { PaymentEntity } from '../entities/payment.entity.ts';
import { RefundEntity } from '../entities/refund.entity.ts';
import { SaleItemEntity } from '../entities/sale-item.entity.ts';
import { SaleEntity } from '../entities/sale.entity.ts';
import { SALE_COLUMNS, SALE_SOURCE, saleFromRow, type SaleRow } from '../services/sale-rows.ts';

interface Given {
  key: string;
  milli: number;
  centavos: number;
}

/** One sale with its lines, its payments, and what came back of it. Throws SALE_NOT_FOUND. */
@Injectable()
export class GetSale {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute({ tenantId }: RequestContext, saleId: string): Promise<SaleDetail> {
    return this.transactions.run(tenantId, async (tx) => {
      const [row] = await tx.query<SaleRow>(
        `select ${SALE_COLUMNS} from ${SALE_SOURCE} where s.tenant_id = $1 and s.id = $2`,
        [tenantId, saleId],
      );
      const sale = await tx.manager.findOneBy(SaleEntity, { tenantId, id: saleId });
      if (!row || !sale) throw new AppError('SALE_NOT_FOUND');
      return {
        ...saleFromRow(row),
        subtotalCentavos: centavos(sale.subtotalCentavos),
        discountCentavos: centavos(sale.discountCentavos),
        ivaCentavos: centavos(sale.ivaCentavos),
        iepsCentavos: centavos(sale.iepsCentavos),
        note: sale.note,
        lines: await readLines(tx, saleId),
        payments: await readPayments(tx, saleId),
        refunds: await readRefunds(tx, saleId),
      };
    });
  }
}

async function readLines(tx: TenantTx, saleId: string): Promise<SaleDetail['lines']> {
  const items = await tx.manager.find(SaleItemEntity, {
    where: { tenantId: tx.tenantId, saleId },
    order: { lineNumber: 'ASC' },
  });
  const refunded = await givenBack(
    tx,
    saleId,
    `select sale_line_number::text as key, sum(quantity_milli)::bigint as milli, sum(total_centavos)::bigint as centavos
     from sales.refund_items where tenant_id = $1 and sale_id = $2 group by 1`,
  );
  return items.map((item) => {
    const back = refunded.get(String(item.lineNumber));
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
  });
}

// What was given back by a method belongs to the sale's payments of that method, in their order, as far as each reaches. What exceeds
// them all stands with the last, so that what came off the debt is known also where it was more than the debt.
async function readPayments(tx: TenantTx, saleId: string): Promise<SaleDetail['payments']> {
  const payments = await tx.manager.find(PaymentEntity, {
    where: { tenantId: tx.tenantId, saleId },
    order: { id: 'ASC' },
  });
  const refunded = await givenBack(
    tx,
    saleId,
    `select p.method as key, 0::bigint as milli, sum(p.amount_centavos)::bigint as centavos
     from sales.refunds r join sales.refund_payments p on p.tenant_id = r.tenant_id and p.refund_id = r.id
     where r.tenant_id = $1 and r.sale_id = $2 group by 1`,
  );
  return payments.map(({ id, method, amountCentavos, tenderedCentavos, reference }, index) => {
    const left = refunded.get(method)?.centavos ?? 0;
    const isLast = !payments.slice(index + 1).some((later) => later.method === method);
    const share = isLast ? left : Math.min(left, amountCentavos);
    refunded.set(method, { key: method, milli: 0, centavos: left - share });
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

async function readRefunds(tx: TenantTx, saleId: string): Promise<SaleDetail['refunds']> {
  const refunds = await tx.manager.find(RefundEntity, {
    where: { tenantId: tx.tenantId, saleId },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  return refunds.map(({ id, recordedAt, totalCentavos, reason }) => ({
    id,
    recordedAt: recordedAt.toISOString(),
    totalCentavos: centavos(totalCentavos),
    reason,
  }));
}

async function givenBack(tx: TenantTx, saleId: string, sql: string): Promise<Map<string, Given>> {
  const rows = await tx.query<Given>(sql, [tx.tenantId, saleId]);
  return new Map(rows.map((row) => [row.key, row]));
}
