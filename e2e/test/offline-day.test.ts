import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonsBrowser } from '../src/browser.ts';
import { countDrawer } from '../src/count-drawer.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { endWithBooks, openShopOnPhone, sendAll, startAgain } from '../src/offline-shop.ts';
import { folios, placesInBooks, salesInBooks, upTo } from '../src/server-books.ts';
import type { Shopkeeper } from '../src/shopkeeper.ts';

const SHOP = { phone: '5512345740', name: 'Todo el Día' };
/** Float, sale, abono and what came in, less the refund and the expense. */
const IN_THE_DRAWER = 50_000 + 500 + 2_000 + 10_000 - 250 - 3_000;

let installation: Installation;
let browser: PersonsBrowser;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await browser.close();
  expect(await endWithBooks(installation)).toEqual([]);
});

async function openTill(keeper: Shopkeeper): Promise<void> {
  await keeper.page.goto(`${keeper.url}/corte`);
  await keeper.page.getByLabel('Con cuánto abres').fill('500');
  await keeper.button('Abrir con $500.00').click();
  await keeper.page.getByRole('heading', { name: 'Entradas y salidas' }).waitFor();
}

async function lendBolillos(keeper: Shopkeeper, pieces: number): Promise<string> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/vender`);
  for (let piece = 0; piece < pieces; piece += 1) await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  await keeper.choose('Fiado');
  await keeper.button('Elegir cliente').click();
  await page.getByRole('dialog').getByLabel('Busca por nombre o teléfono').fill('Don Beto');
  await keeper.button('Agregar a “Don Beto”').click();
  await page.getByText(/^Quedaría debiendo/).waitFor();
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  return sale;
}

async function sellTwo(keeper: Shopkeeper): Promise<string> {
  await keeper.tapTile('Bolillo');
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  const ticket = keeper.page.getByRole('main');
  for (const words of ['A-000002', 'Bolillo', '$5.00']) await ticket.getByText(words).first().waitFor();
  await keeper.page.getByText('Guardada aquí').waitFor();
  await keeper.newSale();
  return sale;
}

async function receiveAbono(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/fiados`);
  await page.getByRole('main').getByText('Don Beto').first().click();
  await keeper.button('Recibir abono').click();
  await keeper.amount('20', /^Recibir \$20/);
  await page.getByText('$10', { exact: false }).first().waitFor();
}

async function giveBackOne(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/ventas`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /A-000002/ })
    .click();
  await keeper.button('Devolver').click();
  await keeper.button('Agregar uno: Bolillo').click();
  await page.getByLabel('Por qué').fill('Estaba duro');
  await keeper.button('Devolver $2.50').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('Estaba duro').waitFor();
}

async function moveCash(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/corte`);
  for (const { open, kind, amount, reason, save } of [
    { open: 'Entró dinero', kind: null, amount: '100', reason: 'Cambio del banco', save: 'Guardar entrada' },
    { open: 'Salió dinero', kind: 'Gasto', amount: '30', reason: 'Hielo', save: 'Guardar gasto' },
  ]) {
    await keeper.button(open).click();
    if (kind !== null) await keeper.choose(kind);
    await page.getByLabel('Cuánto', { exact: true }).fill(amount);
    await page.getByLabel('Para qué').fill(reason);
    await keeper.button(save).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

async function moveStock(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/productos`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Bolillo/ })
    .first()
    .click();
  for (const { open, label, amount, save } of [
    { open: 'Conteo', label: 'Cuánto contaste', amount: '40', save: 'Guardar conteo' },
    { open: 'Merma', label: 'Cuánto se perdió', amount: '3', save: 'Guardar merma' },
  ]) {
    await page.getByRole('main').getByRole('button', { name: open }).click();
    await page.getByLabel(label).fill(amount);
    await keeper.button(save).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByText('37', { exact: false }).first().waitFor();
}

async function readAndClose(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/corte`);
  await keeper.button('Corte X').click();
  await keeper.button('Guardar este corte X').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await countDrawer(keeper, IN_THE_DRAWER);
  await page.getByText('Cuadra').first().waitFor();
  await keeper.button('Cerrar el día').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar el día' }).click();
  await page.getByRole('heading', { name: 'Día cerrado' }).waitFor();
}

/** The corte that was just made is among the earlier ones without network, whole and with how the drawer came out. */
async function readEarlierClosures(keeper: Shopkeeper): Promise<void> {
  const { page } = keeper;
  await page.goto(`${keeper.url}/corte/historial`);
  await page.getByRole('button', { name: /Corte Z.*Cuadra.*Sólo en este aparato/ }).click();
  for (const words of ['Doña Mary', 'Lo que contaste', 'Con lo que abriste']) {
    await page.getByText(words).first().waitFor();
  }
}

/** What is in the books of the shop, and what the server holds back or has refused. */
function booked() {
  return installation.database.rows<Record<string, unknown>>(
    `with shop as (select id from public.tenants where name = $1)
     select (select json_object_agg(type, amount) from
              (select type, count(*)::int as amount from sync.commands where tenant_id = shop.id group by type) as types) as commands,
            (select count(*)::int from sync.held_commands where tenant_id = shop.id) as held,
            (select count(*)::int from sync.rejections where tenant_id = shop.id) as rejected,
            (select json_agg(json_build_object('kind', kind, 'expected', expected_centavos, 'difference', difference_centavos) order by id)
               from sales.daily_closures where tenant_id = shop.id) as closures,
            (select balance_centavos::int from customers.customer_balances where tenant_id = shop.id) as owed,
            (select sum(total_centavos)::int from sales.refunds where tenant_id = shop.id) as refunded,
            (select l.quantity_milli::int from inventory.stock_levels l join catalog.products p on p.tenant_id = l.tenant_id and p.id = l.product_id
              where l.tenant_id = shop.id and p.name = 'Bolillo') as bolillos
       from shop`,
    [SHOP.name],
  );
}

test('after a cold start without network the whole day is lived, and is in the books once when it is back', async () => {
  const before = await openShopOnPhone(installation, SHOP);
  ({ browser } = before);
  await openTill(before.keeper);
  const sales = [await lendBolillos(before.keeper, 12)];
  await before.keeper.waitUntilProtected();
  await installation.cutOff();
  const after = await startAgain(installation, browser);
  ({ browser } = after);
  const { keeper } = after;
  sales.push(await sellTwo(keeper));
  await receiveAbono(keeper);
  await giveBackOne(keeper);
  await moveCash(keeper);
  await moveStock(keeper);
  await readAndClose(keeper);
  await readEarlierClosures(keeper);
  await installation.reconnect();
  await sendAll(keeper);
  const inBooks = await salesInBooks(installation.database, SHOP.name);
  expect(inBooks.map(({ id }) => id)).toEqual(sales);
  expect(inBooks.map(({ folio }) => folio)).toEqual(folios('A', 2));
  expect(inBooks.map(({ totalCentavos }) => totalCentavos)).toEqual([3_000, 500]);
  expect(await booked()).toEqual([
    {
      commands: {
        closeTill: 2,
        createCustomer: 1,
        openTill: 1,
        recordCashMovement: 2,
        recordFiadoPayment: 1,
        recordSale: 2,
        recordStockMovement: 2,
        refundSale: 1,
      },
      held: 0,
      rejected: 0,
      closures: [
        { kind: 'x', expected: IN_THE_DRAWER, difference: null },
        { kind: 'z', expected: IN_THE_DRAWER, difference: 0 },
      ],
      owed: 1_000,
      refunded: 250,
      bolillos: 37_000,
    },
  ]);
  expect(await placesInBooks(installation.database, SHOP.name)).toEqual(upTo(12));
});
