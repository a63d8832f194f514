import { sameRows, type Invariant } from '../invariant.ts';

/** Stock: the level is the sum of its movements, and every movement comes from a line or a command. */
export const STOCK: readonly Invariant[] = [
  sameRows('stock.level', 'The level of a product is the sum of its movements.', {
    key: ['product_id'],
    columns: ['quantity_milli'],
    expected: `
      select product_id, sum(delta_milli) as quantity_milli from inventory.inventory_movements
      where tenant_id = $1 group by product_id having sum(delta_milli) <> 0`,
    found: `select product_id, quantity_milli from inventory.stock_levels where tenant_id = $1 and quantity_milli <> 0`,
  }),
  sameRows(
    'stock.sale-line',
    'Every line of a sale with a product has moved its quantity out, and nothing else was moved by sales.',
    {
      key: ['source_id', 'line_number'],
      columns: ['product_id', 'delta_milli', 'unit_cost_centavos'],
      expected: `
      select sale_id as source_id, line_number, product_id, -quantity_milli as delta_milli, unit_cost_centavos
      from sales.sale_items where tenant_id = $1 and product_id is not null`,
      found: `
      select source_id, line_number, product_id, delta_milli, unit_cost_centavos
      from inventory.inventory_movements where tenant_id = $1 and reason = 'sale'`,
    },
  ),
  sameRows(
    'stock.refund-line',
    'What a refund says came back entered the stock, and what of it was lost left again, product by product.',
    {
      key: ['source_id', 'product_id', 'reason'],
      columns: ['delta_milli'],
      expected: `
      select r.refund_id as source_id, i.product_id, m.reason, sum(m.delta_milli) as delta_milli
      from sales.refund_items r
      join sales.sale_items i on i.tenant_id = r.tenant_id and i.sale_id = r.sale_id and i.line_number = r.sale_line_number
      cross join lateral (
        select 'refund' as reason, r.quantity_milli as delta_milli
        union all
        select 'waste', -r.quantity_milli where r.destination = 'waste'
      ) m
      where r.tenant_id = $1 and i.product_id is not null
      group by r.refund_id, i.product_id, m.reason`,
      found: `
      select m.source_id, m.product_id, m.reason, sum(m.delta_milli) as delta_milli
      from inventory.inventory_movements m
      left join sales.refunds r on r.tenant_id = m.tenant_id and r.id = m.source_id
      where m.tenant_id = $1 and (m.reason = 'refund' or r.id is not null)
      group by m.source_id, m.product_id, m.reason`,
    },
  ),
  sameRows(
    'stock.command',
    'A movement that is of no sale and no refund comes from its command, and such a command moves once.',
    {
      key: ['source_id'],
      columns: ['movements', 'actor_id', 'recorded_at'],
      expected: `
      select id as source_id, 1 as movements, actor_id, recorded_at from sync.commands where tenant_id = $1 and type = 'recordStockMovement'
      union all
      select c.id, 1, c.actor_id, c.recorded_at from sync.commands c
      where c.tenant_id = $1 and c.type = 'createProduct' and exists (
        select from inventory.inventory_movements m where m.tenant_id = c.tenant_id and m.source_id = c.id)`,
      found: `
      select m.source_id, count(*)::int as movements, m.actor_id, m.recorded_at
      from inventory.inventory_movements m
      left join sales.refunds r on r.tenant_id = m.tenant_id and r.id = m.source_id
      where m.tenant_id = $1 and m.reason not in ('sale', 'refund') and r.id is null
      group by m.source_id, m.actor_id, m.recorded_at`,
    },
  ),
];
