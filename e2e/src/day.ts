import { countDrawer } from './count-drawer.ts';
import type { Shopkeeper } from './shopkeeper.ts';

/** What is looked at whenever a screen is whole. */
export type Look = (screen: string) => Promise<void>;

const SCANNED = { code: '7501234567893', name: 'Salsa de la casa', price: '23.50' };

/** A code of no product: the counter asks whether to add it, and the sale goes on. */
const UNKNOWN_CODE = '7501234567800';

/** What the sales of `liveDay` come to, in centavos, in no order. */
export const SALE_TOTALS: readonly number[] = [
  4_050, 2_000, 1_200, 1_500, 2_650, 9_000, 1_200, 4_600, 4_800, 3_200, 2_150, 7_600, 2_350,
];
export const ABONO = 2_000;
/** Of the first sale, two Coca-Colas and one bolillo, one bolillo comes back. */
export const REFUND = 250;
/** Float, sales in cash, abono, less the expense and the refund. */
const IN_THE_DRAWER =
  50_000 + (4_050 + 2_000 + 1_200 + 1_500 + 2_650 + 9_000 + 5_800 + 2_350) + 5_000 + ABONO - 3_000 - REFUND;

/** The day of a small shop: open the till, thirteen sales, an abono, an expense, a refund, and the corte. */
export async function liveDay(keeper: Shopkeeper, look: Look): Promise<void> {
  await look('vender');
  await openTill(keeper, look);
  await addProduct(keeper, look);
  await sellGoods(keeper, look);
  await sellWithDiscounts(keeper, look);
  await sellTwoAtOnce(keeper);
  await sellInOtherWays(keeper, look);
  await sellScanned(keeper);
  await receiveAbono(keeper, look);
  await giveBack(keeper, look);
  await seeTheDay(keeper, look);
  await closeDay(keeper, look);
}

async function openTill(keeper: Shopkeeper, look: Look): Promise<void> {
  await keeper.goTo('Corte');
  await keeper.page.getByLabel('Con cuánto abres').fill('500');
  await look('abrir caja');
  await keeper.press(keeper.button('Abrir con $500.00'));
  await keeper.page.getByRole('heading', { name: 'Entradas y salidas' }).waitFor();
  await look('corte');
  await keeper.press(keeper.button('Salió dinero'));
  await keeper.choose('Gasto');
  await keeper.page.getByLabel('Cuánto', { exact: true }).fill('30');
  await keeper.page.getByLabel('Para qué').fill('Hielo');
  await keeper.page.getByRole('dialog').waitFor();
  await look('salida');
  await keeper.press(keeper.button('Guardar gasto'));
  await keeper.page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function addProduct(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.goTo('Productos');
  await page.getByRole('heading', { name: 'Productos' }).waitFor();
  await look('productos');
  await keeper.press(
    page
      .getByRole('link', { name: /^(Producto nuevo|Nuevo)/ })
      .or(keeper.button(/^(Producto nuevo|Nuevo)/))
      .first(),
  );
  await page.getByLabel('Nombre', { exact: true }).fill(SCANNED.name);
  await page.getByLabel('Precio de venta').fill(SCANNED.price);
  await page.getByLabel('Código de barras').fill(SCANNED.code);
  await page.getByLabel('Código de barras').press('Enter');
  await look('producto nuevo');
  await keeper.press(keeper.button('Guardar producto'));
  await page.waitForURL(/\/productos$/);
  await keeper.goTo('Vender');
}

/** Charges what is in the sale with exactly the cash it comes to. */
async function chargeExactly(keeper: Shopkeeper): Promise<void> {
  await keeper.goToCharge();
  await keeper.confirmCharge();
  await keeper.newSale();
}

async function sellGoods(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.take('Coca-Cola 600 ml');
  await keeper.take('Coca-Cola 600 ml');
  await keeper.take('Bolillo');
  await look('vender con venta');
  await keeper.goToCharge();
  await keeper.press(keeper.button(/^\$50(?!\d)/));
  await page.getByRole('status').filter({ hasText: 'Das de cambio' }).waitFor();
  await look('cobrar');
  await keeper.confirmCharge();
  await look('cobrado');
  await keeper.newSale();

  await keeper.take('Jamón de pierna');
  await page.getByRole('dialog').waitFor();
  await look('por pesos');
  await keeper.amount('20', /^Agregar \$20/);
  await chargeExactly(keeper);

  await keeper.take('Tortilla de maíz');
  await keeper.choose('Por kilo');
  await keeper.amount('0.5', /^Agregar 500 g/);
  await chargeExactly(keeper);

  await keeper.varios('15');
  await chargeExactly(keeper);
}

async function sellWithDiscounts(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.take('Leche entera 1 L');
  await keeper.openTicket();
  const line = page.getByRole('button', { name: /Leche entera/, expanded: false }).last();
  await keeper.press(line);
  await look('venta abierta');
  await keeper.press(keeper.button('Descuento de este producto'));
  await keeper.amount('2', /^Descontar/);
  await keeper.closeTicket();
  await chargeExactly(keeper);

  await keeper.take('Queso Oaxaca');
  await keeper.amount('100', /^Agregar \$100/);
  await keeper.openTicket();
  await keeper.press(page.getByRole('button', { name: 'Descuento', exact: true }));
  await keeper.choose('En porciento');
  await page.getByRole('dialog').waitFor();
  await look('descuento');
  await keeper.amount('10', /^Descontar/);
  await keeper.closeTicket();
  await chargeExactly(keeper);
}

async function sellTwoAtOnce(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await keeper.take('Garrafón 20 L');
  await keeper.anotherSale();
  await keeper.take('Concha');
  await chargeExactly(keeper);
  await page.getByRole('contentinfo').getByText('$46.00').waitFor();
  await chargeExactly(keeper);
}

async function sellInOtherWays(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.take('Huevo blanco');
  await keeper.amount('48', /^Agregar \$48/);
  await keeper.goToCharge();
  await keeper.choose('Fiado');
  await keeper.press(keeper.button('Elegir cliente'));
  await page.getByRole('searchbox').or(page.getByLabel('Busca por nombre o teléfono')).last().fill('Don Beto');
  await page.getByRole('dialog').waitFor();
  await look('elegir cliente');
  await keeper.press(keeper.button('Agregar a “Don Beto”'));
  await page.getByText('Quedaría debiendo $48.00').waitFor();
  await look('fiar');
  await keeper.confirmCharge();
  await keeper.newSale();

  for (const [name, way] of [
    ['Papel higiénico 4 pzas', 'Tarjeta'],
    ['Cloro 950 ml', 'Transferencia'],
  ] as const) {
    await keeper.take(name);
    await keeper.goToCharge();
    await keeper.choose(way);
    await look(way);
    await keeper.confirmCharge();
    await keeper.newSale();
  }

  await keeper.take('Garrafón 20 L');
  await keeper.take('Veladora');
  await keeper.take('Veladora');
  await keeper.goToCharge();
  await keeper.press(keeper.button(/^\$50(?!\d)/));
  await keeper.press(keeper.button('Lo demás con otra forma'));
  await page.getByRole('list', { name: 'Ya pagado' }).getByText('Efectivo $50.00').waitFor();
  await look('cobrar mixto');
  await keeper.confirmCharge();
  await keeper.newSale();
}

async function sellScanned(keeper: Shopkeeper): Promise<void> {
  await keeper.scan(UNKNOWN_CODE);
  await keeper.page.getByText(`No conozco el código ${UNKNOWN_CODE}`).waitFor();
  await keeper.scan(SCANNED.code);
  await chargeExactly(keeper);
}

async function receiveAbono(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.goTo('Fiados');
  await page.getByText('Don Beto').first().waitFor();
  await look('fiados');
  await keeper.press(
    page
      .getByRole('link', { name: /Don Beto/ })
      .or(page.getByRole('button', { name: /Don Beto/ }))
      .first(),
  );
  await page.waitForURL(/\/fiados\/.+/);
  await look('cliente');
  await keeper.press(keeper.button('Recibir abono'));
  await page.getByRole('dialog').waitFor();
  await look('abono');
  await keeper.amount('20', /^Recibir \$20/);
  await page.getByText('$28', { exact: false }).first().waitFor();
  if (keeper.hand === 'fingers') await keeper.press(keeper.button('Regresar a Fiados'));
}

/** Gives back one bolillo of the first sale, which the list shows last. */
async function giveBack(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.goTo('Ventas');
  const sales = page.getByRole('main').getByRole('link', { name: /\$40\.50/ });
  await sales.waitFor();
  await look('ventas');
  await keeper.press(sales);
  await keeper.press(keeper.button('Devolver'));
  await keeper.press(keeper.button('Agregar uno: Bolillo'));
  await page.getByLabel('Por qué').fill('Estaba duro');
  await page.getByRole('dialog').waitFor();
  await look('devolver');
  await keeper.press(keeper.button('Devolver $2.50'));
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await look('venta');
  if (!keeper.isPhone) return;
  await keeper.press(keeper.button('Regresar a Tus ventas'));
  await keeper.press(keeper.button('Regresar a Vender'));
}

async function seeTheDay(keeper: Shopkeeper, look: Look): Promise<void> {
  await keeper.waitUntilProtected();
  await keeper.goTo('Inicio');
  await keeper.page.getByText('Te espera').first().waitFor();
  await look('inicio');
}

async function closeDay(keeper: Shopkeeper, look: Look): Promise<void> {
  const { page } = keeper;
  await keeper.goTo('Corte');
  // A count that cannot be read is said, and the day is not closed on it.
  await page.getByLabel('Escribir cuántos billetes de $500', { exact: true }).fill('dos');
  await page.getByText('No entendí').waitFor();
  if (await keeper.button('Cerrar el día').isEnabled())
    throw new Error('the day can be closed on a count that is not read');
  await countDrawer(keeper, IN_THE_DRAWER);
  await page.getByText('Cuadra').first().waitFor();
  await look('corte contado');
  await keeper.press(keeper.button('Cerrar el día'));
  await page.getByRole('dialog').waitFor();
  await look('cerrar el día');
  await keeper.press(page.getByRole('dialog').getByRole('button', { name: 'Cerrar el día' }));
  await page.getByRole('heading', { name: 'Día cerrado' }).waitFor();
  await look('día cerrado');
  await keeper.press(keeper.button('Listo'));
}
