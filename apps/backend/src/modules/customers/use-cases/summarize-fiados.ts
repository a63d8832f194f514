import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { fiadoSummarySchema } from '@michangarrito/contracts';
import { ageing, centavos, sumCentavos } from '@michangarrito/domain';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { OPEN_FIADO, SHOP_TODAY } from '../services/customer-rows.ts';

export type FiadoSummary = z.infer<typeof fiadoSummarySchema>;

interface OpenFiadoRow {
  customer_id: string;
  name: string;
  business_date: string;
  balance_centavos: number;
  overdue: boolean;
  today: string;
}

/** What the shop is owed: by whom how many, how old, and how much of it is past its date. */
@Injectable()
export class SummarizeFiados {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: { tenantId: string }): Promise<FiadoSummary> {
    return this.transactions.run(tenantId, async (tx) => (await this.read(tx)).summary);
  }

  /** The same inside another read, with the names of those who are late, the largest debt first. */
  async read(tx: TenantTx): Promise<{ summary: FiadoSummary; overdueNames: string[] }> {
    const rows = await tx.query<OpenFiadoRow>(
      `select f.customer_id, c.name, f.business_date, f.amount_centavos - f.lowered_centavos - f.paid_centavos as balance_centavos,
         coalesce(f.due_date < ${SHOP_TODAY}, false) as overdue, ${SHOP_TODAY} as today
       from customers.fiados f join customers.customers c on c.tenant_id = f.tenant_id and c.id = f.customer_id
       where f.tenant_id = $1 and ${OPEN_FIADO}
       order by balance_centavos desc`,
      [tx.tenantId],
    );
    return {
      summary: summarize(rows),
      overdueNames: [...new Set(rows.filter((row) => row.overdue).map((row) => row.name))],
    };
  }
}

function summarize(rows: readonly OpenFiadoRow[]): FiadoSummary {
  const overdue = rows.filter((row) => row.overdue);
  const total = (some: readonly OpenFiadoRow[]) => sumCentavos(some.map((row) => centavos(row.balance_centavos)));
  const debts = rows.map((row) => ({
    businessDate: row.business_date,
    balanceCentavos: centavos(row.balance_centavos),
  }));
  return {
    owedCentavos: total(rows),
    debtors: new Set(rows.map((row) => row.customer_id)).size,
    overdueCentavos: total(overdue),
    overdueCustomers: new Set(overdue.map((row) => row.customer_id)).size,
    // Without rows there is nothing to age, whatever the day.
    ageing: ageing(debts, rows[0]?.today ?? '2026-01-01'),
  };
}
