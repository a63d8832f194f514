import { beforeEach, describe, expect, test } from 'vitest';
import { DeviceKeys, type Enrolment } from '../src/device-keys.ts';
import { eraseDevice } from '../src/erase-device.ts';
import { Journal } from '../src/journal.ts';
import { openMirrorDatabase } from '../src/mirror/mirror-database.ts';
import { openSealed, sealJournal } from '../src/seal.ts';
import { openDeviceDatabase } from '../src/device-database.ts';
import { NOTHING_KNOWN, PROOF, SESSION, acknowledged, hear, newBrowser, openTab, sell, type Tab } from './fakes.ts';

const { tenantId, deviceId } = SESSION;

describe('a sealed copy', () => {
  const content = { ...PROOF, journal: '{"seq":1,"text":"ñ 🦤"}\n'.repeat(3_000) };

  test('opens with its passphrase and carries what proves the device', async () => {
    const sealed = await sealJournal(content, 'café con leche');
    expect(await openSealed(sealed, 'café con leche')).toEqual(content);
    // The same words as another keyboard writes them.
    expect(await openSealed(sealed, 'cafe\u0301 con leche')).toEqual(content);
  });

  test('tells nothing without it, and never twice the same', async () => {
    const sealed = await sealJournal(content, 'una frase');
    expect(sealed).not.toContain(PROOF.secret);
    expect(sealed).not.toContain(tenantId);
    expect(await sealJournal(content, 'una frase')).not.toBe(sealed);
    await expect(openSealed(sealed, 'otra frase')).rejects.toMatchObject({ code: 'SEAL_NOT_OPENED' });
  });

  test('does not open when anything of it was changed', async () => {
    const envelope = JSON.parse(await sealJournal({ ...content, journal: '' }, 'x')) as { data: string };
    const data = (envelope.data.startsWith('A') ? 'B' : 'A') + envelope.data.slice(1);
    await expect(openSealed(JSON.stringify({ ...envelope, data }), 'x')).rejects.toMatchObject({
      code: 'SEAL_NOT_OPENED',
    });
  });

  test.each([
    ['no JSON', 'hola'],
    ['nothing', 'null'],
    ['another file', '{"format":"other"}'],
    ['of a newer release', '{"format":"michangarrito-journal","version":2,"iterations":1}'],
    ['cut short', '{"format":"michangarrito-journal","version":1,"iterations":1,"salt":"%"}'],
    ['that would work for ever', '{"format":"michangarrito-journal","version":1,"iterations":99999999999}'],
  ])('%s is not read', async (_name, text) => {
    await expect(openSealed(text, 'x')).rejects.toMatchObject({ name: 'LocalStoreError', code: 'SEAL_UNREADABLE' });
  });
});

describe('taking a shop off a device', () => {
  let tab: Tab;
  let keys: DeviceKeys;

  beforeEach(async () => {
    newBrowser();
    const storage = await openDeviceDatabase(tenantId, deviceId);
    const journal = await Journal.open(storage, NOTHING_KNOWN);
    tab = { ...(await openTab()), storage, journal };
    keys = await DeviceKeys.open();
    await keys.enrol({ tenantId, device: { deviceId, secret: PROOF.secret } } as unknown as Enrolment);
    (await openMirrorDatabase(tenantId, deviceId)).close();
  });

  const names = async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? '').sort((left, right) => (left < right ? -1 : 1));
  const erase = () =>
    eraseDevice({ journal: tab.journal, keys, tenantId, deviceId, close: async () => tab.storage.close() });

  test('is refused while anything waits, and nothing has happened', async () => {
    await sell(tab);
    const before = await names();
    await expect(erase()).rejects.toMatchObject({ code: 'UNPROTECTED_LEFT' });
    expect(await names()).toEqual(before);
    expect(await keys.current()).not.toBeNull();
    expect(await sell(tab)).toMatchObject({ seq: 2 });
  });

  test('leaves nothing of the shop', async () => {
    const entry = await sell(tab);
    await hear(tab, acknowledged(entry));
    await erase();
    expect(await names()).toEqual(['michangarrito-device', 'michangarrito-test']);
    expect(await keys.current()).toBeNull();
    expect(await keys.knownDevice(tenantId)).toBeNull();
  });

  test('a sale in another tab comes before, and it is refused, or is refused itself', async () => {
    const other = { ...tab, journal: await Journal.open(await openDeviceDatabase(tenantId, deviceId), NOTHING_KNOWN) };
    const [erased, sold] = await Promise.allSettled([tab.journal.end(), sell(other)]);
    expect([erased.status, sold.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('another device of the same shop', () => {
  test('keeps the proof of the one before until nothing of it is left to deposit', async () => {
    newBrowser();
    const keys = await DeviceKeys.open();
    const enrolment = { tenantId, device: { deviceId, secret: PROOF.secret } } as unknown as Enrolment;
    await keys.enrol(enrolment);
    await keys.enrol(enrolment);
    expect(await keys.formerDevices(tenantId)).toEqual([]);
    await keys.enrol({ ...enrolment, device: { deviceId: 'new', secret: 'another' } });
    expect(await keys.formerDevices(tenantId)).toEqual([PROOF]);
    expect(await keys.formerDevices('other shop')).toEqual([]);
    expect(await keys.proof(tenantId)).toEqual({ tenantId, deviceId: 'new', secret: 'another' });
    await keys.forgetFormer(deviceId);
    expect(await keys.formerDevices(tenantId)).toEqual([]);
  });
});
