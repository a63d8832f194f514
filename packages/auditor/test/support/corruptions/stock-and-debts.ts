import { change, NOBODY, remove, type Corruption } from './corruption.ts';

/** Stock, and what customers owe. */
export const STOCK: readonly Corruption[] = [
  {
    invariant: 'stock.level',
    sql: change('inventory.stock_levels', 'quantity_milli = quantity_milli + 1', (day) => `product_id = '${day.soda}'`),
    row: (day) => day.soda,
  },
  {
    invariant: 'stock.sale-line',
    sql: remove('inventory.inventory_movements', (day) => `source_id = '${day.cashSale}' and line_number = 1`),
    row: (day) => `${day.cashSale}/1`,
  },
  {
    invariant: 'stock.refund-line',
    sql: change('inventory.inventory_movements', 'delta_milli = 2000', (day) => `source_id = '${day.refund}'`),
    row: (day) => `${day.refund}/${day.soda}/refund`,
  },
  {
    invariant: 'stock.refund-line',
    how: 'said to be lost',
    sql: change('sales.refund_items', `destination = 'waste'`, (day) => `refund_id = '${day.refund}'`),
    row: (day) => `${day.refund}/${day.soda}/waste`,
  },
  {
    invariant: 'stock.command',
    how: 'by another person',
    sql: change('inventory.inventory_movements', `actor_id = '${NOBODY}'`, (day) => `source_id = '${day.purchase}'`),
    row: (day) => day.purchase,
  },
  {
    invariant: 'stock.command',
    how: 'without a movement',
    sql: remove('inventory.inventory_movements', (day) => `source_id = '${day.purchase}'`),
    row: (day) => day.purchase,
  },
  {
    invariant: 'stock.absorbed',
    how: 'by another quantity',
    sql: change(
      'inventory.inventory_movements',
      'delta_milli = 1',
      (day) => `source_id = '${day.absorbedSale}' and line_number = 1002`,
    ),
    row: (day) => `${day.absorbedSale}/1002`,
  },
  {
    invariant: 'stock.absorbed',
    how: 'a movement that is not there',
    sql: remove('inventory.inventory_movements', (day) => `source_id = '${day.absorbedSale}' and line_number = 2`),
    row: (day) => `${day.absorbedSale}/1002`,
  },
  {
    invariant: 'stock.absorbed',
    how: 'by no count',
    sql: change('inventory.inventory_movements', 'counted_milli = null', (day) => `source_id = '${day.hamCount}'`),
    row: (day) => `${day.absorbedSale}/1002`,
  },
  {
    invariant: 'stock.counted',
    how: 'another level',
    sql: change('inventory.stock_levels', 'quantity_milli = quantity_milli + 1', (day) => `product_id = '${day.ham}'`),
    row: (day) => day.ham,
  },
  {
    invariant: 'stock.counted',
    how: 'another quantity found',
    sql: change('inventory.inventory_movements', 'counted_milli = 39000', (day) => `source_id = '${day.hamCount}'`),
    row: (day) => day.ham,
  },
  {
    invariant: 'stock.counted',
    how: 'a sale before it that took from it all the same',
    sql: change(
      'inventory.inventory_movements',
      `happened_at = happened_at + interval '1 hour'`,
      (day) => `source_id = '${day.absorbedSale}' and line_number = 2`,
    ),
    row: (day) => day.ham,
  },
  {
    invariant: 'stock.counted',
    how: 'at another time',
    sql: change(
      'inventory.stock_levels',
      `counted_at = counted_at + interval '1 second'`,
      (day) => `product_id = '${day.ham}'`,
    ),
    row: (day) => day.ham,
  },
];

export const CUSTOMERS: readonly Corruption[] = [
  {
    invariant: 'customer.balance',
    sql: change(
      'customers.customer_balances',
      'balance_centavos = balance_centavos + 1',
      (day) => `customer_id = '${day.customerId}'`,
    ),
    row: (day) => day.customerId,
  },
  {
    invariant: 'customer.fiados-less-credit',
    sql: change('customers.fiado_payments', 'amount_centavos = amount_centavos + 1', (day) => `id = '${day.abono}'`),
    row: (day) => day.customerId,
  },
  {
    invariant: 'ledger.fiado',
    sql: change(
      'customers.customer_movements',
      'amount_centavos = amount_centavos + 1',
      (day) => `id = '${day.fiadoSale}'`,
    ),
    row: (day) => day.fiadoSale,
  },
  {
    invariant: 'ledger.abono',
    sql: remove('customers.customer_movements', (day) => `id = '${day.abono}'`),
    row: (day) => day.abono,
  },
  {
    invariant: 'ledger.refund',
    sql: (day) =>
      change('customers.customer_movements', `fiado_id = '${day.secondFiado}'`, () => `id = '${day.fiadoRefund}'`)(day),
    row: (day) => day.fiadoRefund,
  },
  {
    invariant: 'ledger.forgiven',
    sql: change('customers.customer_movements', 'fiado_id = null', (day) => `id = '${day.forgiveness}'`),
    row: (day) => day.forgiveness,
  },
  {
    invariant: 'fiado.sale',
    sql: change(
      'sales.payments',
      'amount_centavos = amount_centavos - 1',
      (day) => `sale_id = '${day.fiadoSale}' and method = 'fiado'`,
    ),
    row: (day) => day.fiadoSale,
  },
  {
    invariant: 'fiado.lowered',
    sql: change('customers.fiados', 'lowered_centavos = lowered_centavos + 1', (day) => `id = '${day.secondFiado}'`),
    row: (day) => day.secondFiado,
  },
  {
    invariant: 'fiado.paid',
    sql: change('customers.fiados', 'paid_centavos = paid_centavos - 1', (day) => `id = '${day.fiadoSale}'`),
    row: (day) => day.fiadoSale,
  },
  {
    invariant: 'fiado.status',
    how: 'paid in part and open',
    sql: change('customers.fiados', `status = 'open'`, (day) => `id = '${day.secondFiado}'`),
    row: (day) => day.secondFiado,
  },
  {
    invariant: 'fiado.status',
    how: 'forgiven by nobody',
    sql: change('customers.fiados', `status = 'forgiven'`, (day) => `id = '${day.fiadoSale}'`),
    row: (day) => day.fiadoSale,
  },
  {
    invariant: 'fiado.allocated',
    sql: change('customers.fiados', 'paid_centavos = paid_centavos + 1', (day) => `id = '${day.secondFiado}'`),
    row: (day) => day.customerId,
  },
];
