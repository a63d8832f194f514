import { BUSINESS_DATE } from './sale-item.ts';
import type { ShopBooks } from './shop-books.ts';

interface RefundOf {
  readonly saleId: string;
  readonly sodaId: string;
  readonly tillSessionId: string;
  /** Whose debt it lowers; null gives cash back. */
  readonly customerId: string | null;
}

const SODA = { total_centavos: 2_000, iva_centavos: 276, ieps_centavos: 0 };

/** One soda comes back into stock, for cash or off the debt. */
export async function refundOneSoda(shop: ShopBooks, refund: RefundOf): Promise<string> {
  const { saleId, sodaId, tillSessionId, customerId } = refund;
  const id = await shop.command('refundSale');
  await shop.insert('sales.refunds', {
    id,
    sale_id: saleId,
    till_session_id: tillSessionId,
    ...SODA,
    cost_centavos: 1_333,
    reason: 'rota',
    ...shop.signedOnDevice(),
  });
  const line = { refund_id: id, line_number: 1, sale_id: saleId, sale_line_number: 1, quantity_milli: 1_000 };
  await shop.insert('sales.refund_items', { ...line, ...SODA, destination: 'stock' });
  const method = customerId === null ? 'cash' : 'fiado';
  await shop.insert('sales.refund_payments', { refund_id: id, id: shop.id(), method, amount_centavos: 2_000 });
  await shop.moveStockOf(id, sodaId, 'refund', 1_000);
  await shop.client.query(
    `update sales.sales set refunded_centavos = 2000, status = 'partly_refunded' where tenant_id = $1 and id = $2`,
    [shop.tenantId, saleId],
  );
  await addToDay(shop);
  if (customerId === null) await shop.cash(id, 'refund', -2_000, tillSessionId);
  else await shop.owe(id, customerId, 'refund', -2_000, saleId);
  return id;
}

async function addToDay({ client, tenantId }: ShopBooks): Promise<void> {
  await client.query(
    `insert into sales.day_totals as d
       (tenant_id, business_date, stripe, refund_count, refund_centavos, refund_iva_centavos, refund_cost_centavos)
     values ($1, $2, 3, 1, 2000, 276, 1333)
     on conflict (tenant_id, business_date, stripe) do update set refund_count = d.refund_count + 1,
       refund_centavos = d.refund_centavos + 2000, refund_iva_centavos = d.refund_iva_centavos + 276,
       refund_cost_centavos = d.refund_cost_centavos + 1333`,
    [tenantId, BUSINESS_DATE],
  );
}

/** A corte that counted $750.00. */
export async function writeClosure(
  shop: ShopBooks,
  kind: 'x' | 'z',
  tillSessionId: string,
  expectedCentavos: number,
  more: { number?: number; watermarks?: Readonly<Record<string, number>> } = {},
): Promise<string> {
  const id = await shop.command('closeTill');
  const own = { [shop.deviceId]: shop.lastSeq - 1 };
  const denominations = [
    { valueCentavos: 50_000, count: 1 },
    { valueCentavos: 5_000, count: 5 },
  ];
  const summary = {
    salesCentavos: 900,
    byMethod: { cashCentavos: 400, cardCentavos: 500 },
    movements: [
      { kind: 'float', count: 1, amountCentavos: 50_000 },
      { kind: 'sale', count: 1, amountCentavos: expectedCentavos - 50_000 },
    ],
  };
  await shop.insert('sales.daily_closures', {
    id,
    kind,
    number: more.number ?? 1,
    watermarks: more.watermarks === undefined ? null : JSON.stringify({ ...more.watermarks, ...own }),
    till_session_id: tillSessionId,
    expected_centavos: expectedCentavos,
    counted_centavos: 75_000,
    denominations: JSON.stringify(denominations),
    summary: JSON.stringify(summary),
    ...shop.signedOnDevice(),
  });
  return id;
}

/** A corte Z: sweeps the session's movements and closes it. */
export async function closeTill(shop: ShopBooks, tillSessionId: string): Promise<string> {
  const { client, tenantId } = shop;
  const { rows } = await client.query<{ sum: number }>(
    'select sum(amount_centavos)::int from sales.cash_movements where tenant_id = $1 and till_session_id = $2',
    [tenantId, tillSessionId],
  );
  const id = await writeClosure(shop, 'z', tillSessionId, rows[0]?.sum ?? 0);
  await client.query(
    `insert into sales.closure_movements (tenant_id, movement_id, closure_id)
     select tenant_id, id, $3 from sales.cash_movements where tenant_id = $1 and till_session_id = $2`,
    [tenantId, tillSessionId, id],
  );
  await client.query(
    'update sales.till_sessions set closure_id = $3, closed_at = now() where tenant_id = $1 and id = $2',
    [tenantId, tillSessionId, id],
  );
  return id;
}

/** A session whose corte Z knew the first of two movements of the other device, though both had arrived. */
export async function closeByWatermarks(shop: ShopBooks) {
  const { client, tenantId } = shop;
  const session = await shop.openTill(50_000);
  const knownCash = await shop.cashByHand('in', 500, session, shop.otherDeviceId);
  const watermarks = { [shop.otherDeviceId]: shop.lastSeq };
  const unknownCash = await shop.cashByHand('in', 700, session, shop.otherDeviceId);
  const closure = await writeClosure(shop, 'z', session, 50_500, { number: 2, watermarks });
  for (const movement of [session, knownCash]) {
    await shop.insert('sales.closure_movements', { movement_id: movement, closure_id: closure });
  }
  const told = { id: unknownCash, closure_id: closure, reason: 'late_cash', cash_centavos: 700, total_centavos: 0 };
  await shop.insert('sales.closure_adjustments', { ...told, recorded_at: shop.now() });
  await client.query(
    'update sales.till_sessions set closure_id = $3, closed_at = now() where tenant_id = $1 and id = $2',
    [tenantId, session, closure],
  );
  return { knownCash, unknownCash, knowingZ: closure };
}

export async function writeTokens(shop: ShopBooks): Promise<void> {
  await shop.insert('subscriptions.token_usage', { id: shop.id(), kind: 'grant', tokens: 500 });
  await shop.insert('subscriptions.token_usage', { id: shop.id(), kind: 'usage', tokens: -120 });
  await shop.insert('subscriptions.tenant_token_balance', { balance_tokens: 380 });
}

/** An abono of a customer who is not here yet: its cash has moved, after the corte of its till session, and the rest waits. */
export async function parkAbono(
  shop: ShopBooks,
  amountCentavos: number,
  tillSessionId: string,
  closureId: string,
): Promise<string> {
  const id = shop.id();
  const customerId = shop.id();
  const payload = { customerId, amountCentavos, method: 'cash', tillSessionId };
  await shop.insert('sync.held_commands', {
    ...{
      id,
      reason: 'parked',
      type: 'recordFiadoPayment',
      hash: Buffer.alloc(32),
      device_id: shop.deviceId,
      device_seq: 900,
    },
    ...{
      ...shop.signed(),
      command: JSON.stringify({ payload }),
      waits_for_kind: 'customer',
      waits_for_ref: customerId,
    },
  });
  await shop.cash(id, 'abono', amountCentavos, tillSessionId);
  await shop.insert('sales.closure_adjustments', {
    ...{ id, closure_id: closureId, reason: 'late_abono', cash_centavos: amountCentavos, total_centavos: 0 },
    recorded_at: shop.now(),
  });
  return id;
}
