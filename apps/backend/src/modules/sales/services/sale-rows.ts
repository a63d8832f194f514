import type { SaleDetail } from '@michangarrito/contracts';
import { centavos, formatFolio, type Flag, type PaymentMethod, type SaleStatus } from '@michangarrito/domain';

/** A sale as lists show it, as `SALE_COLUMNS` selects it. */
export interface SaleRow {
  id: string;
  folio_series: string;
  folio_number: number;
  recorded_at: Date;
  business_date: string;
  total_centavos: number;
  refunded_centavos: number;
  status: SaleStatus;
  customer_id: string | null;
  customer_name: string | null;
  actor_name: string;
  line_count: number;
  methods: PaymentMethod[];
  flags: Flag[];
}

/** What a read of sales selects; `s` is sales.sales. */
export const SALE_COLUMNS = `
  s.id, s.folio_series, s.folio_number, s.recorded_at, s.business_date, s.total_centavos, s.refunded_centavos, s.status, s.flags,
  s.customer_id, c.name as customer_name, u.name as actor_name,
  (select count(*)::int from sales.sale_items i where i.tenant_id = s.tenant_id and i.sale_id = s.id) as line_count,
  (select array_agg(distinct p.method::text) from sales.payments p where p.tenant_id = s.tenant_id and p.sale_id = s.id) as methods`;

/** Where they are selected from. */
export const SALE_SOURCE = `sales.sales s
  join auth.users u on u.tenant_id = s.tenant_id and u.id = s.actor_id
  left join customers.customers c on c.tenant_id = s.tenant_id and c.id = s.customer_id`;

export type SaleSummary = Pick<
  SaleDetail,
  | 'id'
  | 'folio'
  | 'recordedAt'
  | 'businessDate'
  | 'totalCentavos'
  | 'refundedCentavos'
  | 'status'
  | 'customerId'
  | 'customerName'
  | 'actorName'
  | 'lineCount'
  | 'methods'
  | 'flags'
>;

/** The wire form. */
export function saleFromRow(row: SaleRow): SaleSummary {
  return {
    id: row.id,
    folio: formatFolio(row.folio_series, row.folio_number),
    recordedAt: row.recorded_at.toISOString(),
    businessDate: row.business_date,
    totalCentavos: centavos(row.total_centavos),
    refundedCentavos: centavos(row.refunded_centavos),
    status: row.status,
    customerId: row.customer_id,
    customerName: row.customer_name,
    actorName: row.actor_name,
    lineCount: row.line_count,
    methods: row.methods,
    flags: row.flags,
  };
}
