import { sameRows, violations, type Invariant } from '../invariant.ts';

/** Refunds: their own sums, never more than was sold, and what they make of the sale. */
export const REFUNDS: readonly Invariant[] = [
  sameRows('refund.lines', 'Total and tax of a refund are the sums of its lines.', {
    key: ['id'],
    columns: ['total_centavos', 'iva_centavos', 'ieps_centavos'],
    expected: `
      select refund_id as id, sum(total_centavos) as total_centavos, sum(iva_centavos) as iva_centavos, sum(ieps_centavos) as ieps_centavos
      from sales.refund_items where tenant_id = $1 group by refund_id`,
    found: `select id, total_centavos, iva_centavos, ieps_centavos from sales.refunds where tenant_id = $1`,
  }),
  sameRows('refund.cost', 'The cost of a refund is what its goods had cost when they were sold.', {
    key: ['id'],
    columns: ['cost_centavos'],
    expected: `
      select r.refund_id as id,
        sum(coalesce(div(2 * i.unit_cost_centavos::numeric * r.quantity_milli + 1000, 2000), 0)) as cost_centavos
      from sales.refund_items r
      join sales.sale_items i on i.tenant_id = r.tenant_id and i.sale_id = r.sale_id and i.line_number = r.sale_line_number
      where r.tenant_id = $1 group by r.refund_id`,
    found: `select id, cost_centavos from sales.refunds where tenant_id = $1`,
  }),
  sameRows(
    'refund.tax',
    'The tax of all that came back of a line is its share of the tax of that line, halves rounded up.',
    {
      key: ['sale_id', 'line_number'],
      columns: ['iva_centavos', 'ieps_centavos'],
      // Both taxes are shared together and IEPS inside them, as they were when the sale was priced.
      expected: `
      select sale_id, line_number, tax - ieps_centavos as iva_centavos, ieps_centavos from (
        select sale_id, line_number, tax, case when sold_tax = 0 then 0 else div(2 * sold_ieps * tax + sold_tax, 2 * sold_tax) end as ieps_centavos
        from (
          select *, case when sold = 0 then 0 else div(2 * sold_tax * back + sold, 2 * sold) end as tax from (
            select i.sale_id, i.line_number, i.total_centavos::numeric as sold, i.ieps_centavos::numeric as sold_ieps,
              (i.iva_centavos + i.ieps_centavos)::numeric as sold_tax, least(b.total, i.total_centavos) as back
            from (
              select sale_id, sale_line_number, sum(total_centavos) as total from sales.refund_items
              where tenant_id = $1 group by sale_id, sale_line_number
            ) b
            join sales.sale_items i on i.tenant_id = $1 and i.sale_id = b.sale_id and i.line_number = b.sale_line_number
          ) lines
        ) taxed
      ) split`,
      found: `
      select sale_id, sale_line_number as line_number, sum(iva_centavos) as iva_centavos, sum(ieps_centavos) as ieps_centavos
      from sales.refund_items where tenant_id = $1 group by sale_id, sale_line_number`,
    },
  ),
  sameRows('refund.payments', 'What was given back for a refund adds up to its total.', {
    key: ['id'],
    columns: ['given_centavos'],
    expected: `select id, total_centavos as given_centavos from sales.refunds where tenant_id = $1 and total_centavos > 0`,
    found: `
      select refund_id as id, sum(amount_centavos) as given_centavos from sales.refund_payments where tenant_id = $1 group by refund_id`,
  }),
  violations(
    'refund.same-sale',
    'The lines of a refund are lines of its sale.',
    `select i.refund_id || '/' || i.line_number as row, coalesce(r.sale_id::text, 'a refund') as expected, i.sale_id::text as found
    from sales.refund_items i
    left join sales.refunds r on r.tenant_id = i.tenant_id and r.id = i.refund_id
    left join sales.sale_items s on s.tenant_id = i.tenant_id and s.sale_id = i.sale_id and s.line_number = i.sale_line_number
    where i.tenant_id = $1 and (r.sale_id is distinct from i.sale_id or s.sale_id is null)
    order by 1`,
  ),
  violations(
    'refund.within-sale',
    'No more of a line is refunded than was sold, unless the refund is flagged so.',
    `select i.sale_id || '/' || i.line_number as row,
      'at most ' || i.quantity_milli || ' for ' || i.total_centavos as expected, b.quantity || ' for ' || b.total as found
    from (
      select r.sale_id, r.sale_line_number, sum(r.quantity_milli) as quantity, sum(r.total_centavos) as total
      from sales.refund_items r where r.tenant_id = $1 group by r.sale_id, r.sale_line_number
    ) b
    join sales.sale_items i on i.tenant_id = $1 and i.sale_id = b.sale_id and i.line_number = b.sale_line_number
    where (b.quantity > i.quantity_milli or b.total > i.total_centavos)
      and not exists (
        select from sales.refunds r where r.tenant_id = $1 and r.sale_id = i.sale_id and 'refund_exceeds_sale' = any (r.flags))
    order by 1`,
  ),
  sameRows('refund.of-sale', 'What a sale says was refunded is the sum of its refunds.', {
    key: ['id'],
    columns: ['refunded_centavos'],
    expected: `
      select sale_id as id, sum(total_centavos) as refunded_centavos from sales.refunds
      where tenant_id = $1 group by sale_id having sum(total_centavos) <> 0`,
    found: `select id, refunded_centavos from sales.sales where tenant_id = $1 and refunded_centavos <> 0`,
  }),
  sameRows(
    'refund.status',
    'A sale without refunds is recorded; with all of every line back it is refunded, otherwise partly.',
    {
      key: ['id'],
      columns: ['status'],
      expected: `
      select s.id, case when r.sale_id is null then 'recorded' when r.complete then 'refunded' else 'partly_refunded' end as status
      from sales.sales s
      left join (
        select i.sale_id, bool_and(coalesce(b.quantity, 0) >= i.quantity_milli) as complete
        from sales.sale_items i
        left join (
          select sale_id, sale_line_number, sum(quantity_milli) as quantity from sales.refund_items
          where tenant_id = $1 group by sale_id, sale_line_number
        ) b on b.sale_id = i.sale_id and b.sale_line_number = i.line_number
        where i.tenant_id = $1 group by i.sale_id having bool_or(b.quantity is not null)
      ) r on r.sale_id = s.id
      where s.tenant_id = $1`,
      found: `select id, status from sales.sales where tenant_id = $1`,
    },
  ),
];
