import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEVICE_DATABASE } from '../src/device-database.ts';
import { DATABASE, newBrowser, openTab, sell } from './fakes.ts';

beforeEach(newBrowser);

describe('the browser’s database', () => {
  test('a newer release’s data is not touched', async () => {
    (await openDB(DATABASE, DEVICE_DATABASE.version + 1)).close();
    await expect(openTab()).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
  });

  test('storage that cannot be opened is a typed error', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('corrupt', 'UnknownError');
    });
    await expect(openTab()).rejects.toMatchObject({ code: 'STORAGE_UNREADABLE' });
    open.mockRestore();
    expect(await sell(await openTab())).toMatchObject({ seq: 1 });
  });

  test('a connection that the browser dropped is opened again', async () => {
    const tab = await openTab();
    await sell(tab);
    const dropped = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    expect(await sell(tab)).toMatchObject({ seq: 2 });
    dropped.mockRestore();
  });

  test('an upgrade by another tab is let through, and this one says that it is too old', async () => {
    const tab = await openTab();
    const newer = await openDB(DATABASE, DEVICE_DATABASE.version + 1);
    await expect(sell(tab)).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
    newer.close();
  });
});
