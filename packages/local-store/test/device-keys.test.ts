import { beforeEach, describe, expect, test } from 'vitest';
import { DeviceKeys, type Enrolment, type Rotate } from '../src/device-keys.ts';
import type { Exclusively } from '../src/exclusively.ts';
import { newBrowser } from './fakes.ts';

const ENROLMENT: Enrolment = {
  tenantId: 'shop',
  device: { deviceId: 'device', secret: 'secret' },
  folioSeries: 'A',
  lastDeviceSeq: 0,
  lastFolioNumber: 0,
  person: { id: 'person', name: 'Lupita', role: 'owner', permissions: [] },
  shop: {
    id: 'shop',
    name: 'Abarrotes Lupita',
    slug: 'lupita',
    businessType: 'abarrotes',
    phone: '5512345678',
    address: null,
    rfc: null,
    taxRegime: null,
    ticketFooter: null,
    timezone: 'America/Mexico_City',
    utcOffsetMinutes: -360,
    variosCapCentavos: 50_000,
  },
  tokens: { accessToken: 'access1', refreshToken: 'refresh1' },
};

/** No lock at all: correctness must not rest on one. */
const unlocked: Exclusively = (_name, work) => work();

/** The server's rule: the newest token, or the one before it, gets the successor; an older one ends the session. */
class FakeSessions {
  generation = 1;
  #successorUsed = true;
  ended = false;

  readonly rotate: Rotate = async (refreshToken) => {
    const asked = Number(refreshToken.slice('refresh'.length));
    await Promise.resolve();
    if (this.ended) return 'ended';
    if (asked === this.generation) {
      this.generation += 1;
      this.#successorUsed = false;
    } else if (asked !== this.generation - 1 || this.#successorUsed) {
      this.ended = true;
      return 'ended';
    }
    return { accessToken: `access${this.generation}`, refreshToken: `refresh${this.generation}` };
  };
}

let keys: DeviceKeys;
let sessions: FakeSessions;

beforeEach(async () => {
  newBrowser();
  keys = await DeviceKeys.open();
  sessions = new FakeSessions();
  await keys.enrol(ENROLMENT);
});

describe('identity', () => {
  test('the other shops of this device are those that were enrolled and are not asked about', async () => {
    await keys.enrol(ENROLMENT);
    await keys.enrol({ ...ENROLMENT, tenantId: 'another' });
    expect((await keys.others('another')).map(({ tenantId }) => tenantId)).toEqual(['shop']);
    await keys.forget('shop');
    expect(await keys.others('another')).toEqual([]);
  });

  test('the shop opened last is open again after a restart', async () => {
    await keys.enrol({ ...ENROLMENT, tenantId: 'other' });
    expect(await (await DeviceKeys.open()).current()).toEqual({ ...ENROLMENT, tenantId: 'other' });
    expect(await keys.knownDevice('shop')).toEqual(ENROLMENT.device);
    expect(await keys.knownDevice('never seen')).toBeNull();
  });

  test('logging out closes the shop and keeps the device, so that the same journal goes on', async () => {
    await keys.logOut('shop');
    expect(await keys.current()).toBeNull();
    expect(await keys.accessToken('shop')).toBeNull();
    expect(await keys.knownDevice('shop')).toEqual(ENROLMENT.device);
  });

  test('what the server says of person and shop is kept', async () => {
    const shop = { ...ENROLMENT.shop, name: 'La Esquina' };
    expect(await keys.update('shop', { shop, folioSeries: 'B' })).toEqual({ ...ENROLMENT, shop, folioSeries: 'B' });
    expect((await keys.current())?.shop.name).toBe('La Esquina');
    expect(await keys.update('never seen', { shop })).toBeNull();
  });
});

describe('rotation', () => {
  const refresh = (stale: string, rotate: Rotate = sessions.rotate) => keys.refresh('shop', stale, rotate, unlocked);

  test('a refused token gets its successor', async () => {
    expect(await refresh('access1')).toBe('refreshed');
    expect(await keys.accessToken('shop')).toBe('access2');
  });

  test('a token that another tab has replaced is not rotated again', async () => {
    await refresh('access1');
    expect(await refresh('access1')).toBe('refreshed');
    expect(sessions.generation).toBe(2);
  });

  test('a lost answer is asked for again with the same token', async () => {
    const cut: Rotate = async (token) => {
      await sessions.rotate(token);
      return 'unreachable';
    };
    expect(await refresh('access1', cut)).toBe('unreachable');
    expect(await keys.accessToken('shop')).toBe('access1');
    expect(await refresh('access1')).toBe('refreshed');
    expect(sessions).toMatchObject({ generation: 2, ended: false });
  });

  test('tabs that rotate at once without a lock end with the same successor', async () => {
    const tabs = await Promise.all([DeviceKeys.open(), DeviceKeys.open(), DeviceKeys.open()]);
    const outcomes = await Promise.all(tabs.map((tab) => tab.refresh('shop', 'access1', sessions.rotate, unlocked)));
    expect(outcomes).toEqual(['refreshed', 'refreshed', 'refreshed']);
    expect((await keys.current())?.tokens).toEqual({ accessToken: 'access2', refreshToken: 'refresh2' });
    expect(sessions.ended).toBe(false);
  });

  test('a late answer never replaces a newer token', async () => {
    const late: Rotate = async (token) => {
      const successor = await sessions.rotate(token);
      await keys.refresh('shop', 'access1', sessions.rotate, unlocked);
      await keys.refresh('shop', 'access2', sessions.rotate, unlocked);
      return successor;
    };
    expect(await refresh('access1', late)).toBe('refreshed');
    expect((await keys.current())?.tokens?.refreshToken).toBe('refresh3');
  });

  test('an ended session forgets its tokens and keeps the shop open for selling', async () => {
    sessions.ended = true;
    expect(await refresh('access1')).toBe('ended');
    expect(await keys.current()).toEqual({ ...ENROLMENT, tokens: null });
    expect(await refresh('access1')).toBe('ended');
  });

  test('the end of an older session says nothing about a new login', async () => {
    const ended: Rotate = async () => {
      await keys.enrol({ ...ENROLMENT, tokens: { accessToken: 'new', refreshToken: 'new' } });
      return 'ended';
    };
    expect(await refresh('access1', ended)).toBe('refreshed');
    expect(await keys.accessToken('shop')).toBe('new');
  });

  test('a shop that is not known here has no session', async () => {
    expect(await keys.refresh('never seen', 'x', sessions.rotate, unlocked)).toBe('ended');
  });
});
