import { sameRows, violations, type Invariant } from '../invariant.ts';

/** Stock: the level is the sum of its movements and what the last count found, and every movement comes from a line or a command. */
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
      where m.tenant_id = $1 and (m.reason = 'refund' or r.id is not null) and m.reason <> 'count_absorbed'
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
      where m.tenant_id = $1 and m.reason not in ('sale', 'refund', 'count_absorbed') and r.id is null
      group by m.source_id, m.actor_id, m.recorded_at`,
    },
  ),
  violations(
    'stock.absorbed',
    'What a count absorbed is one movement, dated at or before a count of its product: the pair has its opposite delta and its date.',
    `select p.source_id || '/' || p.line_number as row, coalesce('delta_milli ' || -m.delta_milli || ', counted', 'a movement of its own') as expected,
      'delta_milli ' || p.delta_milli || case when c.counted then ', counted' else ', not counted since' end as found
    from inventory.inventory_movements p
    left join inventory.inventory_movements m on m.tenant_id = p.tenant_id and m.source_id = p.source_id and m.line_number = p.line_number - 1000
      and m.product_id = p.product_id and m.reason not in ('count', 'count_absorbed') and m.happened_at = p.happened_at
    cross join lateral (
      select exists (
        select from inventory.inventory_movements c
        where c.tenant_id = p.tenant_id and c.product_id = p.product_id and c.counted_milli is not null and c.happened_at >= p.happened_at
      ) as counted
    ) c
    where p.tenant_id = $1 and p.reason = 'count_absorbed' and (m.source_id is null or m.delta_milli <> -p.delta_milli or not c.counted)
    order by 1`,
  ),
  sameRows(
    'stock.counted',
    'The level of a product that was counted is what its last count found and what moved after it, and it says when that was.',
    {
      key: ['product_id'],
      columns: ['quantity_milli', 'counted_at', 'counted_by'],
      // The first stock of a product, whose source is the product's own command, was there before any count.
      expected: `
      select c.product_id, c.counted_milli + coalesce((
          select sum(m.delta_milli) from inventory.inventory_movements m
          where m.tenant_id = $1 and m.product_id = c.product_id and m.source_id <> m.product_id and m.reason <> 'count_absorbed'
            and coalesce(m.happened_at, m.recorded_at) > c.happened_at
        ), 0) as quantity_milli, c.happened_at as counted_at, c.source_id as counted_by
      from (
        select distinct on (product_id) product_id, counted_milli, happened_at, source_id
        from inventory.inventory_movements where tenant_id = $1 and counted_milli is not null
        order by product_id, happened_at desc, source_id desc
      ) c`,
      found: `
      select product_id, quantity_milli, counted_at, counted_by from inventory.stock_levels where tenant_id = $1 and counted_at is not null`,
    },
  ),
];
