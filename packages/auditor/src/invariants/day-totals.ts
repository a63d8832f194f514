import { sameRows, type Invariant } from '../invariant.ts';

/** Day totals: the sixteen stripes of a day add up to its sales and refunds. */
export const DAY_TOTALS: readonly Invariant[] = [
  sameRows('day.sales', 'The totals of a day are the sums of the sales of that business date.', {
    key: ['business_date'],
    columns: ['sales', 'total', 'discount', 'iva', 'ieps', 'cost'],
    expected: `
      select business_date, count(*) as sales, sum(total_centavos) as total, sum(discount_centavos) as discount,
        sum(iva_centavos) as iva, sum(ieps_centavos) as ieps, sum(cost_centavos) as cost
      from sales.sales where tenant_id = $1 group by business_date`,
    found: `
      select business_date, sum(sale_count) as sales, sum(sale_centavos) as total, sum(discount_centavos) as discount,
        sum(iva_centavos) as iva, sum(ieps_centavos) as ieps, sum(cost_centavos) as cost
      from sales.day_totals where tenant_id = $1 group by business_date
      having (sum(sale_count), sum(sale_centavos), sum(discount_centavos), sum(iva_centavos), sum(ieps_centavos), sum(cost_centavos))
        <> (0, 0, 0, 0, 0, 0)`,
  }),
  sameRows('day.refunds', 'The refunds of a day are the sums of the refunds of that business date.', {
    key: ['business_date'],
    columns: ['refunds', 'total', 'iva', 'ieps', 'cost'],
    expected: `
      select business_date, count(*) as refunds, sum(total_centavos) as total, sum(iva_centavos) as iva, sum(ieps_centavos) as ieps,
        sum(cost_centavos) as cost
      from sales.refunds where tenant_id = $1 group by business_date`,
    found: `
      select business_date, sum(refund_count) as refunds, sum(refund_centavos) as total, sum(refund_iva_centavos) as iva,
        sum(refund_ieps_centavos) as ieps, sum(refund_cost_centavos) as cost
      from sales.day_totals where tenant_id = $1 group by business_date
      having (sum(refund_count), sum(refund_centavos), sum(refund_iva_centavos), sum(refund_ieps_centavos), sum(refund_cost_centavos))
        <> (0, 0, 0, 0, 0)`,
  }),
];
