import type { Shopkeeper } from './shopkeeper.ts';

/** Takes the picture of what is on the screen, under a name. */
export type Shoot = (name: string) => Promise<void>;

/** When most of a day has been lived: its figures, its hours and what waits all have something to say. */
const LATE_AFTERNOON = 17;

/** Hours east of UTC of a clock that shows late afternoon now, from −12 to 11. */
export function hoursEastOfLateAfternoon(now: Date): number {
  const east = LATE_AFTERNOON - now.getUTCHours();
  return east < 12 ? east : east - 24;
}

/** A shop that is opened: each step of the way in, and the screens that have nothing to show yet. */
export async function shootNewShop({ page, url, button }: Shopkeeper, phone: string, shoot: Shoot): Promise<void> {
  await page.goto(`${url}/acceso`);
  await page.getByLabel('Tu teléfono').waitFor();
  await shoot('acceso');
  await page.goto(`${url}/registro`);
  await page.getByLabel('Tu teléfono').fill(phone);
  await shoot('registro');
  await button('Mandar código').click();
  await button('Usarlo').click();
  await shoot('registro-codigo');
  await button('Seguir').click();
  await page.getByLabel('¿Cómo se llama tu tienda?').fill('La Esquina');
  await page.getByLabel('¿Cómo te llamas?').fill('Mary');
  await shoot('registro-tienda');
  await button('Seguir').click();
  await page.getByLabel('Elige tu NIP de 6 números').fill('482913');
  await page.getByLabel('Escríbelo otra vez').fill('482913');
  await shoot('registro-nip');
  await button('Abrir mi tienda').click();
  await page.waitForURL('**/vender');
  const empty = [
    ['inicio', 'Te espera', 'inicio-vacio'],
    ['fiados', 'Nadie te debe', 'fiados-vacio'],
    ['ventas', 'Aquí no hay ventas', 'ventas-vacio'],
    ['corte', 'Con cuánto abres', 'abrir-caja'],
  ] as const;
  for (const [path, words, name] of empty) {
    await page.goto(`${url}/${path}`);
    await page.getByText(words).first().waitFor();
    await shoot(name);
  }
}

/** Every screen of the demo shop, with the sheets that are used most. */
export async function shootShop(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  await shootSelling(keeper, shoot);
  await shootCharging(keeper, shoot);
  await shootSales(keeper, shoot);
  await shootFiados(keeper, shoot);
  await shootProducts(keeper, shoot);
  await shootDay(keeper, shoot);
  await shootSettings(keeper, shoot);
}

async function shootSelling(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page } = keeper;
  await page.getByRole('tabpanel').getByRole('button').first().waitFor();
  await shoot('vender-vacio');
  for (const name of ['Coca-Cola 600 ml', 'Coca-Cola 600 ml', 'Bolillo', 'Leche entera 1 L', 'Garrafón 20 L'])
    await keeper.tapTile(name);
  await keeper.tapTile('Jamón de pierna');
  await page.getByRole('dialog').waitFor();
  const sheet = page.getByRole('dialog');
  for (const key of '20') await sheet.getByRole('button', { name: key, exact: true }).click();
  await shoot('por-pesos');
  await sheet.getByRole('button', { name: /^Agregar/ }).click();
  await sheet.waitFor({ state: 'detached' });
  await shoot('vender');
  const search = page
    .getByRole('searchbox')
    .or(page.getByLabel(/^(Busca un producto|Escanea)/))
    .first();
  await search.fill('coca');
  await page.getByRole('list', { name: 'Productos encontrados' }).waitFor();
  await shoot('buscar');
  await search.press('Escape');
  if (keeper.isPhone) {
    await keeper.openTicket();
    await page.getByRole('dialog').waitFor();
    await shoot('carrito');
    await keeper.closeTicket();
  }
}

async function shootCharging(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page } = keeper;
  await keeper.goToCharge();
  await keeper.button(/^\$200(?!\d)/).click();
  await shoot('cobrar');
  await keeper.choose('Fiado');
  await keeper.button('Elegir cliente').click();
  await page.getByRole('dialog').waitFor();
  await shoot('elegir-cliente');
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
  await page.getByText(/^Quedaría debiendo/).waitFor();
  await shoot('fiar');
  await keeper.choose('Efectivo');
  await keeper.confirmCharge();
  await page.getByText('Protegida').waitFor();
  await shoot('cobrado');
  await keeper.newSale();
}

async function shootSales(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page, url } = keeper;
  await page.goto(`${url}/ventas`);
  await page.getByRole('main').getByRole('link').first().waitFor();
  await shoot('ventas');
  await page.getByRole('main').getByRole('link').first().click();
  await keeper.button('Devolver').click();
  await page.getByRole('dialog').waitFor();
  await keeper.button('Devolver todo').click();
  await shoot('devolver');
  await keeper.button('Cerrar').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await shoot('venta');
}

async function shootFiados(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page, url } = keeper;
  await page.goto(`${url}/fiados`);
  const people = page.getByRole('list', { name: 'Quién te debe' }).getByRole('listitem');
  await people.first().waitFor();
  await shoot('fiados');
  await people.first().getByRole('link').or(people.first().getByRole('button')).first().click();
  await keeper.button('Recibir abono').waitFor();
  await page.getByRole('list', { name: 'Movimientos' }).waitFor();
  await shoot('cliente');
  await keeper.button('Recibir abono').click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('50');
  await shoot('abono');
}

async function shootProducts(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page, url } = keeper;
  await page.goto(`${url}/productos`);
  const product = page.getByText('Coca-Cola 600 ml', { exact: true }).first();
  await product.waitFor();
  await shoot('productos');
  await product.click();
  await page.waitForURL(/\/productos\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { name: 'Movimientos' }).waitFor();
  await shoot('producto');
  await page.goto(`${url}/productos/nuevo`);
  await page.getByLabel('Precio de venta').waitFor();
  await shoot('producto-nuevo');
}

async function shootDay(keeper: Shopkeeper, shoot: Shoot): Promise<void> {
  const { page, url } = keeper;
  await page.goto(`${url}/inicio`);
  await page.getByText('Te espera').first().waitFor();
  await shoot('inicio');
  await page.goto(`${url}/corte`);
  const count = page.getByLabel('Escribir cuántos billetes de $500', { exact: true });
  await count.fill('2');
  await page.getByLabel('Escribir cuántos billetes de $100', { exact: true }).fill('3');
  await shoot('corte');
  await keeper.button('Corte X').click();
  await page.getByRole('dialog').waitFor();
  await shoot('corte-x');
  await page.goto(`${url}/corte/historial`);
  await page
    .getByText(/^Corte Z/)
    .first()
    .waitFor();
  await shoot('cortes');
}

async function shootSettings({ page, url, isPhone }: Shopkeeper, shoot: Shoot): Promise<void> {
  const screens = [
    ['ajustes', 'Apariencia'],
    ['ajustes/tienda', 'Nombre de la tienda'],
    ['ajustes/equipo', 'Agregar a alguien'],
    ['ajustes/dispositivos', 'Este aparato'],
  ] as const;
  for (const [path, words] of screens) {
    await page.goto(`${url}/${path}`);
    await page.getByText(words).last().waitFor();
    await shoot(path.replace('/', '-'));
  }
  if (!isPhone) return;
  await page.goto(`${url}/mas`);
  await page.getByRole('main').getByRole('link').first().waitFor();
  await shoot('mas');
}
