import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../src/accessibility.ts';
import { filmCode } from '../src/barcode-film.ts';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

const CODE = '7501234567893';
const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let installation: Installation;
let directory: string;
let shops = 0;

beforeAll(async () => {
  installation = await startInstallation();
  directory = await mkdtemp(join(tmpdir(), 'michangarrito-film-'));
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
  await rm(directory, { recursive: true, force: true });
});

/** A phone with a shop of its own, before whose camera the code is held. */
async function openShop(film: string | null, script?: string) {
  const file = film === null ? [] : [`--use-file-for-fake-video-capture=${film}`];
  const browser = await openBrowser('phone', { args: film === null ? [] : [...CAMERA, ...file] });
  if (script !== undefined) await browser.context.addInitScript(script);
  const keeper = new Shopkeeper(browser.page, installation.url);
  shops += 1;
  await keeper.register({ phone: `551234570${String(shops)}`, name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
  return { ...browser, keeper };
}

/** Makes a product whose code is read by the camera in its form. */
async function addScannedProduct({ page, button }: Shopkeeper): Promise<void> {
  await page.goto(`${installation.url}/productos/nuevo`);
  await page.getByLabel('Nombre', { exact: true }).fill('Salsa de la casa');
  await page.getByLabel('Precio de venta').fill('23.50');
  await button('Escanear con la cámara').click();
  await page.getByText(CODE).waitFor();
  await button('Guardar producto').click();
  await page.waitForURL(/\/productos$/);
}

async function scanOnCounter(keeper: Shopkeeper): Promise<void> {
  const { page, button } = keeper;
  await page.goto(`${installation.url}/vender`);
  await button('Escanear con la cámara').click();
  await page.getByText('Agregaste Salsa de la casa').waitFor();
}

test('without a reader of the browser’s own, ours reads: in the form, and a code that stays adds one piece', async () => {
  const film = join(directory, 'stays.y4m');
  await filmCode(film, CODE, 2, 0);
  const { page, keeper, complaints, close } = await openShop(film, 'delete window.BarcodeDetector');
  try {
    await addScannedProduct(keeper);
    await scanOnCounter(keeper);
    expect(await seriousViolations(page)).toEqual([]);
    await page.waitForTimeout(2_500);
    await keeper.button('Listo').click();
    await page.getByRole('contentinfo').getByText('$23.50').waitFor();
    // It is on the device now, also without network.
    await page.evaluate('navigator.serviceWorker.ready');
    const kept = await page.evaluate(
      `caches.open('michangarrito-asked-for').then((cache) => cache.keys()).then((keys) => keys.map(({ url }) => url))`,
    );
    expect(String(kept)).toContain('.wasm');
    await installation.cutOff();
    await scanOnCounter(keeper);
    await keeper.button('Listo').click();
    await page.getByRole('contentinfo').getByText('$47.00').waitFor();
    // A server that is cut off ends what was open to it, and refuses the rest.
    expect(complaints.filter((complaint) => !complaint.includes('net::ERR_'))).toEqual([]);
  } finally {
    await close();
    await installation.reconnect();
  }
});

test('with a reader of the browser’s own nothing is fetched, and a code that comes back is another piece', async () => {
  const film = join(directory, 'comes-back.y4m');
  await filmCode(film, CODE, 1, 1);
  // Chromium has no reader of its own on Linux: this one sees whether the middle of the picture has dark in it.
  const { page, keeper, close } = await openShop(
    film,
    `window.BarcodeDetector = class {
      static getSupportedFormats() { return Promise.resolve(['ean_13', 'code_128']); }
      detect(video) {
        const canvas = new OffscreenCanvas(video.videoWidth, 1);
        const context = canvas.getContext('2d');
        context.drawImage(video, 0, -video.videoHeight / 2);
        const { data } = context.getImageData(0, 0, canvas.width, 1);
        return Promise.resolve(data.some((value) => value < 60) ? [{ rawValue: '${CODE}' }] : []);
      }
    };`,
  );
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  try {
    await addScannedProduct(keeper);
    await scanOnCounter(keeper);
    await page.getByRole('contentinfo').getByText('2 piezas').waitFor();
    await keeper.button('Listo').click();
    expect(fetched.filter((url) => url.includes('.wasm'))).toEqual([]);
  } finally {
    await close();
  }
});

test('without a camera the sheet says what to do instead', async () => {
  const { page, keeper, close } = await openShop(null);
  try {
    await keeper.button('Escanear con la cámara').click();
    await page.getByText('No se puede usar la cámara').waitFor();
    await page.getByText(/Escribe el código/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  } finally {
    await close();
  }
});
