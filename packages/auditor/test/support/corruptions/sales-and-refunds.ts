import { change, remove, type Corruption } from './corruption.ts';

export const SALES: readonly Corruption[] = [
  {
    invariant: 'sale.lines',
    sql: remove('sales.sale_items', (day) => `sale_id = '${day.cashSale}' and line_number = 4`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'sale.line-numbers',
    sql: change('sales.sale_items', 'line_number = 5', (day) => `sale_id = '${day.cashSale}' and line_number = 4`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'sale.line-amount',
    how: 'by pesos',
    sql: change('sales.sale_items', 'quantity_milli = 157', (day) => `sale_id = '${day.cashSale}' and line_number = 2`),
    row: (day) => `${day.cashSale}/2`,
  },
  {
    invariant: 'sale.line-amount',
    how: 'by quantity',
    sql: change(
      'sales.sale_items',
      'unit_price_centavos = 2001',
      (day) => `sale_id = '${day.cashSale}' and line_number = 1`,
    ),
    row: (day) => `${day.cashSale}/1`,
  },
  {
    invariant: 'sale.payments',
    sql: change('sales.payments', 'amount_centavos = amount_centavos + 1', (day) => `sale_id = '${day.plainSale}'`),
    row: (day) => day.plainSale,
  },
  {
    invariant: 'sale.tax',
    sql: change('sales.sales', 'iva_centavos = iva_centavos + 1', (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'sale.tax-of-class',
    sql: change(
      'sales.sale_items',
      'ieps_centavos = ieps_centavos + 1',
      (day) => `sale_id = '${day.cashSale}' and line_number = 3`,
    ),
    row: (day) => `${day.cashSale}/iva16_ieps8`,
  },
  {
    invariant: 'sale.tax-inside',
    how: 'of a sale',
    sql: change(
      'sales.sale_items',
      'iva_centavos = total_centavos + 1',
      (day) => `sale_id = '${day.cashSale}' and line_number = 4`,
    ),
    row: (day) => `${day.cashSale}/4`,
  },
  {
    invariant: 'sale.tax-inside',
    how: 'of a refund',
    sql: change('sales.refund_items', 'iva_centavos = total_centavos + 1', (day) => `refund_id = '${day.refund}'`),
    row: (day) => `${day.refund}/1`,
  },
  {
    invariant: 'sale.cost',
    sql: change('sales.sales', 'cost_centavos = cost_centavos + 1', (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
];

export const REFUNDS: readonly Corruption[] = [
  {
    invariant: 'refund.lines',
    sql: change('sales.refund_items', 'iva_centavos = iva_centavos + 1', (day) => `refund_id = '${day.refund}'`),
    row: (day) => day.refund,
  },
  {
    invariant: 'refund.cost',
    sql: change('sales.refunds', 'cost_centavos = cost_centavos + 1', (day) => `id = '${day.refund}'`),
    row: (day) => day.refund,
  },
  {
    invariant: 'refund.tax',
    sql: change('sales.refund_items', 'iva_centavos = iva_centavos - 1', (day) => `refund_id = '${day.refund}'`),
    row: (day) => `${day.cashSale}/1`,
  },
  {
    invariant: 'refund.payments',
    sql: change(
      'sales.refund_payments',
      'amount_centavos = amount_centavos + 1',
      (day) => `refund_id = '${day.refund}'`,
    ),
    row: (day) => day.refund,
  },
  {
    invariant: 'refund.same-sale',
    sql: (day) =>
      change('sales.refund_items', `sale_id = '${day.fiadoSale}'`, () => `refund_id = '${day.refund}'`)(day),
    row: (day) => `${day.refund}/1`,
  },
  {
    invariant: 'refund.within-sale',
    sql: change('sales.refund_items', 'quantity_milli = 3001', (day) => `refund_id = '${day.refund}'`),
    row: (day) => `${day.cashSale}/1`,
  },
  {
    invariant: 'refund.of-sale',
    sql: change('sales.sales', 'refunded_centavos = refunded_centavos + 1', (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'refund.status',
    sql: change('sales.sales', `status = 'refunded'`, (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
];
