import { Inject, Injectable } from '@nestjs/common';
import type { Today } from '@michangarrito/contracts';
import { averageCentavos, centavos, may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { SummarizeFiados } from '../../customers/customers.module.ts';
import {
  countFlagged,
  readByHour,
  readByMethod,
  readComparison,
  readDayTotals,
  readLowStock,
  readTopProducts,
  type DayTotals,
} from '../services/day-figures.ts';

/** The day on one screen; without a date, the shop's own today. */
@Injectable()
export class ReportToday {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(SummarizeFiados) private readonly summarizeFiados: SummarizeFiados,
  ) {}

  async execute(context: RequestContext, asked: string | undefined): Promise<Today> {
    return this.transactions.run(context.tenantId, async (tx) => {
      const date = asked ?? (await shopToday(tx));
      const totals = await readDayTotals(tx, date);
      const fiados = await this.summarizeFiados.read(tx);
      return {
        ...figuresOf(totals, date, may(context, 'profit.view')),
        byMethod: await readByMethod(tx, date),
        byHour: await readByHour(tx, date),
        comparison: await readComparison(tx, date),
        ...(await readTopProducts(tx, date)),
        lowStock: await readLowStock(tx),
        fiado: fiados.summary,
        overdueNames: fiados.overdueNames.slice(0, 3),
        needsAttention: await countFlagged(tx, date),
      };
    });
  }
}

async function shopToday(tx: TenantTx): Promise<string> {
  const [row] = await tx.query<{ today: string }>(
    `select (now() at time zone timezone)::date as today from public.tenants where id = $1`,
    [tx.tenantId],
  );
  if (!row) throw new Error('a session names a shop that is not there');
  return row.today;
}

// Profit as a shopkeeper reckons it: what was sold less what it cost, both with tax, less the same of what came back.
function figuresOf(
  totals: DayTotals,
  businessDate: string,
  seesProfit: boolean,
): Pick<
  Today,
  'businessDate' | 'salesCentavos' | 'salesCount' | 'refundsCentavos' | 'averageTicketCentavos' | 'profitCentavos'
> {
  const net = totals.sale_centavos - totals.refund_centavos;
  const profit = net - (totals.cost_centavos - totals.refund_cost_centavos);
  return {
    businessDate,
    salesCentavos: centavos(net),
    salesCount: totals.sale_count,
    refundsCentavos: centavos(totals.refund_centavos),
    averageTicketCentavos: averageCentavos(centavos(net), totals.sale_count),
    profitCentavos: seesProfit ? centavos(profit) : null,
  };
}
