import { change, remove, type Corruption } from './corruption.ts';

/** The drawer and its cortes. */
export const TILL: readonly Corruption[] = [
  {
    invariant: 'cash.sale',
    sql: remove('sales.cash_movements', (day) => `id = '${day.openSale}'`),
    row: (day) => day.openSale,
  },
  {
    invariant: 'cash.refund',
    sql: change('sales.cash_movements', 'amount_centavos = amount_centavos - 1', (day) => `id = '${day.refund}'`),
    row: (day) => day.refund,
  },
  {
    invariant: 'cash.abono',
    sql: change('customers.fiado_payments', `method = 'card'`, (day) => `id = '${day.abono}'`),
    row: (day) => day.abono,
  },
  {
    invariant: 'cash.float',
    sql: change('sales.till_sessions', 'float_centavos = float_centavos + 1', (day) => `id = '${day.firstSession}'`),
    row: (day) => day.firstSession,
  },
  {
    invariant: 'cash.command',
    sql: remove('sales.cash_movements', (day) => `id = '${day.cashOut}'`),
    row: (day) => day.cashOut,
  },
  {
    invariant: 'cash.place',
    how: 'closed, and in no corte',
    sql: remove('sales.closure_movements', (day) => `movement_id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'cash.place',
    how: 'in a corte and late',
    sql: (day) => `
      insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
      values ('${day.shop.tenantId}', '${day.cashSale}', '${day.closureZ}', 'late_sale', 21028, 21028, now())`,
    row: (day) => day.cashSale,
  },
  {
    invariant: 'cash.place',
    how: 'open, and in a corte',
    sql: (day) => `
      insert into sales.closure_movements (tenant_id, movement_id, closure_id)
      values ('${day.shop.tenantId}', '${day.openSale}', '${day.closureZ}')`,
    row: (day) => day.openSale,
  },
  {
    invariant: 'cash.place',
    how: 'in another session’s corte',
    sql: (day) =>
      change('sales.closure_movements', `closure_id = '${day.closureX}'`, () => `movement_id = '${day.cashSale}'`)(day),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'closure.expected',
    sql: change('sales.daily_closures', 'expected_centavos = expected_centavos + 1', (day) => `id = '${day.closureZ}'`),
    row: (day) => day.closureZ,
  },
  {
    invariant: 'closure.difference',
    sql: (day) => `
      alter table sales.daily_closures alter column difference_centavos drop expression;
      ${change('sales.daily_closures', 'difference_centavos = 1', () => `id = '${day.closureZ}'`)(day)}`,
    row: (day) => day.closureZ,
  },
  {
    invariant: 'closure.denominations',
    sql: change(
      'sales.daily_closures',
      `denominations = '[{"valueCentavos": 50000, "count": 2}]'`,
      (day) => `id = '${day.closureZ}'`,
    ),
    row: (day) => day.closureZ,
  },
  {
    invariant: 'closure.summary',
    how: 'of movements',
    sql: change('sales.daily_closures', 'expected_centavos = 49999', (day) => `id = '${day.closureX}'`),
    row: (day) => day.closureX,
  },
  {
    invariant: 'closure.summary',
    how: 'of methods',
    sql: change(
      'sales.daily_closures',
      `summary = jsonb_set(summary, '{byMethod,cardCentavos}', '1')`,
      (day) => `id = '${day.closureX}'`,
    ),
    row: (day) => day.closureX,
  },
  {
    invariant: 'closure.one-z',
    sql: change('sales.daily_closures', `kind = 'z', number = 3`, (day) => `id = '${day.closureX}'`),
    row: (day) => day.firstSession,
  },
  {
    invariant: 'closure.session',
    sql: change('sales.till_sessions', 'closure_id = null, closed_at = null', (day) => `id = '${day.firstSession}'`),
    row: (day) => `${day.firstSession}/${day.closureZ}`,
  },
  {
    invariant: 'closure.numbers',
    sql: change('sales.daily_closures', 'number = 7', (day) => `id = '${day.closureZ}'`),
    row: () => 'z',
  },
  {
    invariant: 'closure.adjustment-cash',
    sql: change('sales.closure_adjustments', 'cash_centavos = 0', (day) => `id = '${day.lateSale}'`),
    row: (day) => day.lateSale,
  },
  {
    invariant: 'closure.adjustment',
    how: 'of another amount',
    sql: change('sales.closure_adjustments', 'total_centavos = 1', (day) => `id = '${day.lateSale}'`),
    row: (day) => day.lateSale,
  },
  {
    invariant: 'closure.adjustment',
    how: 'lost',
    sql: remove('sales.closure_adjustments', (day) => `id = '${day.lateSale}'`),
    row: (day) => day.lateSale,
  },
  {
    invariant: 'closure.adjustment',
    how: 'above the watermark, lost',
    sql: remove('sales.closure_adjustments', (day) => `id = '${day.unknownCash}'`),
    row: (day) => day.unknownCash,
  },
  {
    invariant: 'closure.adjustment',
    how: 'below the watermark, and told',
    sql: reached('999'),
    row: (day) => day.unknownCash,
  },
  {
    invariant: 'closure.watermark',
    how: 'took more than it knew',
    sql: reached('0'),
    row: (day) => day.knownCash,
  },
  {
    invariant: 'closure.watermark',
    how: 'does not know its own device',
    sql: (day) =>
      change(
        'sales.daily_closures',
        `watermarks = watermarks - '${day.shop.deviceId}'`,
        () => `id = '${day.knowingZ}'`,
      )(day),
    row: (day) => day.knowingZ,
  },
  {
    invariant: 'closure.adjustment-cash',
    how: 'of cash that the corte has',
    sql: (day) => `
      insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
      values ('${day.shop.tenantId}', '${day.knownCash}', '${day.knowingZ}', 'late_cash', 500, 0, now())`,
    row: (day) => day.knownCash,
  },
];

/** Another number for the other device in the corte that has watermarks. */
function reached(deviceSeq: string): Corruption['sql'] {
  return (day) =>
    change(
      'sales.daily_closures',
      `watermarks = jsonb_set(watermarks, '{${day.shop.otherDeviceId}}', '${deviceSeq}')`,
      () => `id = '${day.knowingZ}'`,
    )(day);
}
