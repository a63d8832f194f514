import { stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { appIsKept } from '../src/offline-shop.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
});

/** Every address with the heading that says that its screen stands. */
const SCREENS = [
  ['inicio', 'La Esquina'],
  ['vender', 'Vender'],
  ['ventas', 'Tus ventas'],
  ['productos', 'Productos'],
  ['productos/nuevo', 'Producto nuevo'],
  ['fiados', 'Fiados'],
  ['corte', 'Corte del día'],
  ['corte/historial', 'Cortes anteriores'],
  ['mas', 'Más'],
  ['sincronizacion', 'Sincronización'],
  ['ajustes', 'Ajustes'],
  ['ajustes/tienda', 'Tu tienda'],
  ['devolver', 'Devolver con ticket'],
  ['revisar', 'Por revisar'],
  ['acceso', 'Entra a tu tienda'],
] as const;

test('without network every address opens, after a reload and after a cold start', async () => {
  const first = await openBrowser('phone');
  const keeper = new Shopkeeper(first.page, installation.url);
  await keeper.register({ phone: '5512345690', name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
  await appIsKept(first.page);
  await installation.cutOff();
  await first.page.reload();
  await first.page.getByRole('heading', { name: 'Vender', level: 1 }).waitFor();
  await first.kill();
  const second = await openBrowser('phone', { directory: first.directory });
  try {
    for (const [path, heading] of SCREENS) {
      await second.page.goto(`${installation.url}/${path}`);
      await second.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    }
    // Inicio was never opened while the server was there: it says so, and does not ask for ever.
    await second.page.goto(`${installation.url}/inicio`);
    await second.page.getByText('No se pudo leer tu día').waitFor();
    await second.page.getByRole('button', { name: 'Intentar de nuevo' }).click();
    await second.page.getByText('No se pudo leer tu día').waitFor();
    expect(second.complaints.filter((complaint) => !/ERR_CONNECTION_REFUSED|sw\.js/.test(complaint))).toEqual([]);
  } finally {
    await second.close();
    await installation.reconnect();
  }
});
