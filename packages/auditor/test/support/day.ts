import type { Line, ShopBooks } from './shop-books.ts';

/** The rows of a day that tests corrupt. */
export interface Day {
  readonly shop: ShopBooks;
  readonly soda: string;
  readonly customerId: string;
  readonly debtorId: string;
  readonly firstSession: string;
  readonly openSession: string;
  readonly cashSale: string;
  readonly fiadoSale: string;
  readonly secondFiado: string;
  readonly lateSale: string;
  readonly openSale: string;
  readonly plainSale: string;
  readonly abono: string;
  readonly transferAbono: string;
  readonly refund: string;
  readonly fiadoRefund: string;
  readonly forgiveness: string;
  readonly cashOut: string;
  readonly purchase: string;
  readonly closureX: string;
  readonly closureZ: string;
}

/** A day of a shop with one of everything: a soda costs $20 with IVA inside, ham $128 a kilo without tax, candy has IEPS too. */
export async function writeDay(shop: ShopBooks): Promise<Day> {
  await shop.open();
  const soda = await shop.product('piece', 'iva16', 2_000, 1_333);
  const ham = await shop.product('kg', 'iva0', 12_800, null);
  const candy = await shop.product('piece', 'iva16_ieps8', 12_528, 9_000);
  const sodas = (pieces: number): Line => {
    const totalCentavos = pieces * 2_000;
    const ivaCentavos = Math.round((totalCentavos * 16) / 116);
    return {
      productId: soda,
      quantityMilli: pieces * 1_000,
      unitPriceCentavos: 2_000,
      totalCentavos,
      taxClass: 'iva16',
      ivaCentavos,
    };
  };
  const hamFor20: Line = {
    productId: ham,
    quantityMilli: 156,
    unitPriceCentavos: 12_800,
    totalCentavos: 2_000,
    taxClass: 'iva0',
    byPesos: true,
  };
  const oneCandy: Line = {
    ...{ productId: candy, quantityMilli: 1_000, unitPriceCentavos: 12_528, totalCentavos: 12_528 },
    ...{ taxClass: 'iva16_ieps8', ivaCentavos: 1_728, iepsCentavos: 800 },
  };
  const varios: Line = {
    productId: null,
    quantityMilli: 1_000,
    unitPriceCentavos: 500,
    totalCentavos: 500,
    taxClass: 'iva0',
  };
  // $1.00 off the line, and $1.00 off the sale, of which 90 centavos fall on it.
  const cheaper: Line = {
    ...varios,
    unitPriceCentavos: 1_000,
    amountCentavos: 1_000,
    discountCentavos: 100,
    shareOfSaleDiscountCentavos: 90,
    totalCentavos: 810,
  };
  const cheapest: Line = {
    ...varios,
    unitPriceCentavos: 100,
    amountCentavos: 100,
    shareOfSaleDiscountCentavos: 10,
    totalCentavos: 90,
  };

  const customerId = await shop.customer();
  const debtorId = await shop.customer();
  const firstSession = await shop.openTill(50_000);
  const at = { tillSessionId: firstSession };
  const [cashSale = '', fiadoSale = '', secondFiado = '', plainSale = ''] = await shop.sell(
    { ...at, lines: [sodas(3), hamFor20, oneCandy, varios], payments: { cash: 21_028 } },
    { ...at, customerId, lines: [sodas(5)], payments: { cash: 4_000, fiado: 6_000 } },
    { ...at, customerId, lines: [hamFor20, sodas(2)], payments: { fiado: 6_000 } },
    { ...at, lines: [cheaper, cheapest], discountCentavos: 100, payments: { card: 900 } },
    { ...at, customerId: debtorId, lines: [sodas(4)], payments: { fiado: 8_000 } },
  );
  const abono = await shop.abono(customerId, 'cash', 7_000, firstSession);
  const transferAbono = await shop.abono(debtorId, 'transfer', 9_000, firstSession);
  const refund = await writeRefund(shop, {
    saleId: cashSale,
    sodaId: soda,
    method: 'cash',
    tillSessionId: firstSession,
    customerId,
  });
  const fiadoRefund = await writeRefund(shop, {
    saleId: fiadoSale,
    sodaId: soda,
    method: 'fiado',
    tillSessionId: firstSession,
    customerId,
  });
  const forgiveness = await shop.command('forgiveDebt');
  await shop.owe(forgiveness, customerId, 'forgiven', -1_000, secondFiado);
  const cashOut = await shop.cashByHand('out', -3_000, firstSession);
  await shop.cashByHand('in', 1_500, firstSession);
  await shop.cashByHand('expense', -500, firstSession);
  const purchase = await shop.moveStock(soda, 'purchase', 24_000);
  await shop.moveStock(ham, 'waste', -100);

  const closureX = await writeClosure(shop, 'x', firstSession, 50_000);
  const closureZ = await closeTill(shop, firstSession);
  const [lateSale = ''] = await shop.sell({ ...at, lines: [sodas(1)], payments: { cash: 2_000 } });
  const openSession = await shop.openTill(20_000);
  const [openSale = ''] = await shop.sell({
    tillSessionId: openSession,
    lines: [sodas(2), varios],
    payments: { cash: 4_500 },
  });
  await shop.sell({ lines: [varios], payments: { cash: 500 } });
  await writeTokensAndPrice(shop, soda);
  return {
    ...{
      shop,
      soda,
      customerId,
      debtorId,
      firstSession,
      openSession,
      cashSale,
      fiadoSale,
      secondFiado,
      plainSale,
      lateSale,
      openSale,
    },
    ...{ abono, transferAbono, refund, fiadoRefund, forgiveness, cashOut, purchase, closureX, closureZ },
  };
}

interface RefundOf {
  readonly saleId: string;
  readonly sodaId: string;
  readonly method: 'cash' | 'fiado';
  readonly tillSessionId: string;
  readonly customerId: string;
}

/** One soda comes back. */
async function writeRefund(
  shop: ShopBooks,
  { saleId, sodaId, method, tillSessionId, customerId }: RefundOf,
): Promise<string> {
  const id = await shop.command('refundSale');
  const money = { total_centavos: 2_000, iva_centavos: 276, ieps_centavos: 0 };
  await shop.insert('sales.refunds', {
    ...{ id, sale_id: saleId, till_session_id: tillSessionId, ...money, cost_centavos: 1_333, reason: 'rota' },
    ...{ device_id: shop.deviceId, business_date: '2026-11-20', ...shop.signed() },
  });
  const line = { refund_id: id, line_number: 1, sale_id: saleId, sale_line_number: 1, quantity_milli: 1_000 };
  await shop.insert('sales.refund_items', { ...line, ...money, destination: 'stock' });
  await shop.insert('sales.refund_payments', { refund_id: id, id: shop.id(), method, amount_centavos: 2_000 });
  await shop.insert('inventory.inventory_movements', {
    ...{ source_id: id, line_number: 1, product_id: sodaId, reason: 'refund', delta_milli: 1_000, ...shop.signed() },
  });
  const { client, tenantId } = shop;
  await client.query(
    'update inventory.stock_levels set quantity_milli = quantity_milli + 1000 where tenant_id = $1 and product_id = $2',
    [tenantId, sodaId],
  );
  await client.query(
    `update sales.sales set refunded_centavos = 2000, status = 'partly_refunded' where tenant_id = $1 and id = $2`,
    [tenantId, saleId],
  );
  await client.query(
    `insert into sales.day_totals as d (tenant_id, business_date, stripe, refund_count, refund_centavos, refund_iva_centavos, refund_cost_centavos)
     values ($1, '2026-11-20', 3, 1, 2000, 276, 1333)
     on conflict (tenant_id, business_date, stripe) do update set refund_count = d.refund_count + 1, refund_centavos = d.refund_centavos + 2000,
       refund_iva_centavos = d.refund_iva_centavos + 276, refund_cost_centavos = d.refund_cost_centavos + 1333`,
    [tenantId],
  );
  if (method === 'cash') await shop.cash(id, 'refund', -2_000, tillSessionId);
  else await shop.owe(id, customerId, 'refund', -2_000, saleId);
  return id;
}

async function writeClosure(
  shop: ShopBooks,
  kind: 'x' | 'z',
  tillSessionId: string,
  expectedCentavos: number,
): Promise<string> {
  const id = await shop.command('closeTill');
  await shop.insert('sales.daily_closures', {
    ...{
      id,
      kind,
      number: 1,
      till_session_id: tillSessionId,
      expected_centavos: expectedCentavos,
      counted_centavos: 75_000,
    },
    denominations: JSON.stringify([
      { valueCentavos: 50_000, count: 1 },
      { valueCentavos: 5_000, count: 5 },
    ]),
    ...{ device_id: shop.deviceId, business_date: '2026-11-20', ...shop.signed() },
  });
  return id;
}

async function closeTill(shop: ShopBooks, tillSessionId: string): Promise<string> {
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

async function writeTokensAndPrice(shop: ShopBooks, productId: string): Promise<void> {
  await shop.insert('subscriptions.token_usage', { id: shop.id(), kind: 'grant', tokens: 500 });
  await shop.insert('subscriptions.token_usage', { id: shop.id(), kind: 'usage', tokens: -120 });
  await shop.insert('subscriptions.tenant_token_balance', { balance_tokens: 380 });
  const edit = await shop.command('editProduct');
  await shop.insert('catalog.price_history', {
    command_id: edit,
    product_id: productId,
    old_price_centavos: 1_900,
    new_price_centavos: 2_000,
    ...shop.signed(),
  });
}
