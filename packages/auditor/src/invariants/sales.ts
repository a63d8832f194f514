import { sameRows, violations, type Invariant } from '../invariant.ts';

// Each class's rates with the days on which they are in force; before the first, the first.
const RATES = `
  select tax_class, iva_basis_points::numeric as iva, ieps_basis_points::numeric as ieps,
    case when row_number() over dated = 1 then '-infinity' else valid_from end as starts,
    coalesce(lead(valid_from) over dated, 'infinity') as ends
  from catalog.tax_rates window dated as (partition by tax_class order by valid_from)`;

/** Sales: totals, tax, cost and payments follow from the lines, and each line from its price and quantity. */
export const SALES: readonly Invariant[] = [
  sameRows('sale.lines', 'Subtotal, discount and total of a sale are the sums of its lines.', {
    key: ['id'],
    columns: ['subtotal_centavos', 'discount_centavos', 'total_centavos'],
    expected: `
      select sale_id as id, sum(amount_centavos - discount_centavos) as subtotal_centavos,
        sum(share_of_sale_discount_centavos) as discount_centavos, sum(total_centavos) as total_centavos
      from sales.sale_items where tenant_id = $1 group by sale_id`,
    found: `select id, subtotal_centavos, discount_centavos, total_centavos from sales.sales where tenant_id = $1`,
  }),
  sameRows('sale.line-numbers', 'The lines of a sale are numbered from 1 without a gap.', {
    key: ['sale_id'],
    columns: ['lines'],
    expected: `select sale_id, max(line_number)::bigint as lines from sales.sale_items where tenant_id = $1 group by sale_id`,
    found: `select sale_id, count(*) as lines from sales.sale_items where tenant_id = $1 group by sale_id`,
  }),
  violations(
    'sale.line-amount',
    'A line costs price × quantity less its discounts; by pesos its amount rules and the quantity follows; halves are rounded up.',
    `select sale_id || '/' || line_number as row,
      'quantity ' || quantity || ', amount ' || amount || ', total ' || amount - discount_centavos - share_of_sale_discount_centavos as expected,
      'quantity ' || quantity_milli || ', amount ' || amount_centavos || ', total ' || total_centavos as found
    from (
      select *,
        case when by_pesos then amount_centavos::numeric
          else div(2 * unit_price_centavos::numeric * quantity_milli + 1000, 2000) end as amount,
        case when by_pesos and unit_price_centavos > 0 then div(2000 * amount_centavos::numeric + unit_price_centavos, 2 * unit_price_centavos)
          else quantity_milli end as quantity
      from sales.sale_items where tenant_id = $1
    ) items
    where amount <> amount_centavos or quantity <> quantity_milli
      or total_centavos <> amount - discount_centavos - share_of_sale_discount_centavos
    order by 1`,
  ),
  sameRows('sale.payments', 'The payments of a sale add up to its total.', {
    key: ['id'],
    columns: ['paid_centavos'],
    expected: `select id, total_centavos as paid_centavos from sales.sales where tenant_id = $1`,
    found: `select sale_id as id, sum(amount_centavos) as paid_centavos from sales.payments where tenant_id = $1 group by sale_id`,
  }),
  sameRows('sale.tax', 'The tax of a sale is the sum of the tax of its lines.', {
    key: ['id'],
    columns: ['iva_centavos', 'ieps_centavos'],
    expected: `
      select sale_id as id, sum(iva_centavos) as iva_centavos, sum(ieps_centavos) as ieps_centavos
      from sales.sale_items where tenant_id = $1 group by sale_id`,
    found: `select id, iva_centavos, ieps_centavos from sales.sales where tenant_id = $1`,
  }),
  sameRows('sale.tax-of-class', 'The tax of each class in a sale is what the rates of that day put inside its price.', {
    key: ['sale_id', 'tax_class'],
    columns: ['iva_centavos', 'ieps_centavos'],
    // LIVA art. 12: IVA is charged on the price with IEPS, so it is taken out first.
    expected: `
      select sale_id, tax_class, iva_centavos, div(2 * (total - iva_centavos) * ieps + 10000 + ieps, 2 * (10000 + ieps)) as ieps_centavos
      from (
        select c.*, r.ieps, div(2 * c.total * r.iva + 10000 + r.iva, 2 * (10000 + r.iva)) as iva_centavos
        from (
          select i.sale_id, i.tax_class, s.business_date, sum(i.total_centavos) as total
          from sales.sale_items i join sales.sales s on s.tenant_id = i.tenant_id and s.id = i.sale_id
          where i.tenant_id = $1 group by i.sale_id, i.tax_class, s.business_date
        ) c
        join (${RATES}) r on r.tax_class = c.tax_class and c.business_date >= r.starts and c.business_date < r.ends
      ) taxed`,
    found: `
      select sale_id, tax_class, sum(iva_centavos) as iva_centavos, sum(ieps_centavos) as ieps_centavos
      from sales.sale_items where tenant_id = $1 group by sale_id, tax_class`,
  }),
  violations(
    'sale.tax-inside',
    'The tax of a line, sold or refunded, is inside what it costs.',
    `select row, 'at most ' || total as expected, tax::text as found from (
      select sale_id || '/' || line_number as row, total_centavos as total, iva_centavos + ieps_centavos as tax
      from sales.sale_items where tenant_id = $1
      union all
      select refund_id || '/' || line_number, total_centavos, iva_centavos + ieps_centavos
      from sales.refund_items where tenant_id = $1
    ) items where tax > total order by 1`,
  ),
  sameRows('sale.cost', 'The cost of a sale is what its lines cost; a line whose cost is not known counts 0.', {
    key: ['id'],
    columns: ['cost_centavos'],
    expected: `
      select sale_id as id, sum(coalesce(div(2 * unit_cost_centavos::numeric * quantity_milli + 1000, 2000), 0)) as cost_centavos
      from sales.sale_items where tenant_id = $1 group by sale_id`,
    found: `select id, cost_centavos from sales.sales where tenant_id = $1`,
  }),
];
