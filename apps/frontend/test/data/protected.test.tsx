import { staticMarkup } from '../static-markup.tsx';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { register, sellInCash } from './a-sale.ts';
import { FakeBackend } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

let page: Page;
let backend: FakeBackend;
let status: Awaited<ReturnType<typeof loadStatus>>;
let client: QueryClient;

const loadStatus = () => import('../../src/data/use-is-protected.ts');

beforeEach(async () => {
  newBrowser();
  backend = new FakeBackend();
  backend.install();
  page = await loadPage();
  status = await loadStatus();
  await register(page);
  client = new QueryClient();
});

afterEach(async () => {
  client.clear();
  await page.openSession().device.close();
  vi.unstubAllGlobals();
});

/** What the ticket says of a sale, from what has been read so far. */
function said(id: string): string {
  const Ticket = () => <p>{status.useIsProtected(id) ? 'Protegida' : 'Guardada aquí'}</p>;
  return staticMarkup(<Ticket />, client).replaceAll(/<[^>]+>/gu, '');
}

async function read(id: string): Promise<void> {
  const { device } = page.openSession();
  await client.query(status.entryQuery(device, id, device.sync.view().revision));
}

test('a sale is said to be protected only once its own entry is acknowledged', async () => {
  backend.offline = true;
  const { device } = page.openSession();
  const { id } = await sellInCash(page);
  // The journal of the moment before, as the screen of charging has left it: the sale is not in it.
  const { revision } = device.sync.view();
  client.setQueryData(['device', device.deviceId, 'journal', null, revision], []);
  expect(said(id)).toBe('Guardada aquí');
  await read(id);
  expect(said(id)).toBe('Guardada aquí');
  backend.offline = false;
  device.sender.wake('online');
  await vi.waitFor(async () => expect((await device.journal.find(id))?.state).toBe('acknowledged'));
  await device.sync.read();
  await read(id);
  expect(said(id)).toBe('Protegida');
});

test('a sale of another device came from the server', async () => {
  const elsewhere = '0192f0c4-0000-7000-8000-0000000000ff';
  await read(elsewhere);
  expect(said(elsewhere)).toBe('Protegida');
});
