import { closeByWatermarks, closeTill, parkAbono, refundOneSoda, writeClosure, writeTokens } from './after-sales.ts';
import type { Line } from './sale-item.ts';
import type { ShopBooks } from './shop-books.ts';
import { changePrice, countStock, moveStock } from './products-by-hand.ts';

/** A day of a shop with one of everything, and the ids of the rows that tests corrupt. */
export type Day = Awaited<ReturnType<typeof writeDay>>;

/** What the shop sells: soda at $20 with IVA inside, ham at $128 a kilo without tax, candy with IEPS too, and varios. */
async function stockShelf(shop: ShopBooks) {
  const soda = await shop.product('piece', 'iva16', 2_000, 1_333);
  const ham = await shop.product('kg', 'iva0', 12_800, null);
  const candy = await shop.product('piece', 'iva16_ieps8', 12_528, 9_000);
  const sodas = (pieces: number): Line => ({
    productId: soda,
    quantityMilli: pieces * 1_000,
    unitPriceCentavos: 2_000,
    totalCentavos: pieces * 2_000,
    taxClass: 'iva16',
    ivaCentavos: Math.round((pieces * 2_000 * 16) / 116),
  });
  const hamFor20: Line = {
    productId: ham,
    quantityMilli: 156,
    unitPriceCentavos: 12_800,
    totalCentavos: 2_000,
    taxClass: 'iva0',
    byPesos: true,
  };
  const oneCandy: Line = {
    productId: candy,
    quantityMilli: 1_000,
    unitPriceCentavos: 12_528,
    totalCentavos: 12_528,
    taxClass: 'iva16_ieps8',
    ivaCentavos: 1_728,
    iepsCentavos: 800,
  };
  return { soda, ham, sodas, hamFor20, oneCandy };
}

function varios(amountCentavos: number, discountCentavos = 0, shareOfSaleDiscountCentavos = 0): Line {
  return {
    productId: null,
    quantityMilli: 1_000,
    unitPriceCentavos: amountCentavos,
    amountCentavos,
    discountCentavos,
    shareOfSaleDiscountCentavos,
    totalCentavos: amountCentavos - discountCentavos - shareOfSaleDiscountCentavos,
    taxClass: 'iva0',
  };
}

export async function writeDay(shop: ShopBooks) {
  await shop.open();
  const { soda, ham, sodas, hamFor20, oneCandy } = await stockShelf(shop);
  const customerId = await shop.customer();
  const debtorId = await shop.customer();
  const firstSession = await shop.openTill(50_000);
  const at = { tillSessionId: firstSession };
  const [cashSale = '', fiadoSale = '', secondFiado = '', plainSale = ''] = await shop.sell(
    { ...at, lines: [sodas(3), hamFor20, oneCandy, varios(500)], payments: { cash: 21_028 } },
    { ...at, customerId, lines: [sodas(5)], payments: { cash: 4_000, fiado: 6_000 } },
    { ...at, customerId, lines: [hamFor20, sodas(2)], payments: { fiado: 6_000 } },
    // $1.00 off a line, and $1.00 off the sale, shared 90 to 10.
    { ...at, lines: [varios(1_000, 100, 90), varios(100, 0, 10)], discountCentavos: 100, payments: { card: 900 } },
    { ...at, customerId: debtorId, lines: [sodas(4)], payments: { fiado: 8_000 } },
  );
  const abono = await shop.abono(customerId, 'cash', 7_000, firstSession);
  const transferAbono = await shop.abono(debtorId, 'transfer', 9_000, firstSession);
  const refund = await refundOneSoda(shop, { saleId: cashSale, sodaId: soda, ...at, customerId: null });
  const fiadoRefund = await refundOneSoda(shop, { saleId: fiadoSale, sodaId: soda, ...at, customerId });
  const forgiveness = await shop.command('forgiveDebt');
  await shop.owe(forgiveness, customerId, 'forgiven', -1_000, secondFiado);
  const cashOut = await shop.cashByHand('out', -3_000, firstSession);
  await shop.cashByHand('in', 1_500, firstSession);
  await shop.cashByHand('expense', -500, firstSession);
  const purchase = await moveStock(shop, soda, 'purchase', 24_000);
  await moveStock(shop, ham, 'waste', -100);

  const closureX = await writeClosure(shop, 'x', firstSession, 50_000);
  const closureZ = await closeTill(shop, firstSession);
  const [lateSale = ''] = await shop.sell({ ...at, lines: [sodas(1)], payments: { cash: 2_000 } });
  const parkedAbono = await parkAbono(shop, 1_100, firstSession, closureZ);
  const openSession = await shop.openTill(20_000);
  const openSale = await shop.sell({ tillSessionId: openSession, lines: [sodas(2)], payments: { cash: 4_000 } });
  await shop.sell({ lines: [varios(500)], payments: { cash: 500 } });
  const opening = shop.now();
  const hamCount = await countStock(shop, ham, 40_000);
  const [absorbedSale = ''] = await shop.sell(
    { lines: [sodas(1), hamFor20], payments: { cash: 4_000 }, happenedAt: opening },
    { lines: [hamFor20], payments: { cash: 2_000 } },
  );
  const byWatermarks = await closeByWatermarks(shop);
  const priceChange = await changePrice(shop, soda);
  const priceReplaced = await changePrice(shop, soda, priceChange);
  await writeTokens(shop);
  return {
    shop,
    soda,
    ham,
    hamCount,
    absorbedSale,
    ...byWatermarks,
    customerId,
    firstSession,
    openSession,
    cashSale,
    fiadoSale,
    secondFiado,
    plainSale,
    lateSale,
    openSale: openSale[0] ?? '',
    abono,
    transferAbono,
    refund,
    fiadoRefund,
    forgiveness,
    cashOut,
    purchase,
    closureX,
    closureZ,
    parkedAbono,
    priceChange,
    priceReplaced,
  };
}
