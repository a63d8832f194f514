import type { MirrorPerson } from '@michangarrito/contracts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PinVerifiers, pbkdf2, type PinDigest } from '../src/pins.ts';
import { ServerClock } from '../src/server-clock.ts';
import { newBrowser, openTab, type Tab } from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

const LUPITA = '0192f0c4-0000-7000-8000-000000000003';
const NOW = '2026-11-28T12:00:00.000Z';
const MINUTE_MS = 60_000;

let tab: Tab;
let nowMs: number;
/** Quick, and as good as the real one for what is told apart here. */
const digest = vi.fn<PinDigest>(async (pin, salt) => new TextEncoder().encode(`${pin} ${salt.join(' ')}`));

beforeEach(async () => {
  newBrowser();
  nowMs = Date.parse(NOW);
  tab = await openTab();
  digest.mockClear();
});

const verifiers = (storage = tab.storage) =>
  new PinVerifiers({ storage, clock: new ServerClock(() => nowMs, null), digest });
const person = (changes: Partial<MirrorPerson>): MirrorPerson => ({
  id: LUPITA,
  name: 'Lupita',
  role: 'owner',
  permissions: [],
  hasPin: true,
  pinSetAt: null,
  ...changes,
});

describe('a PIN without network', () => {
  test('is right, wrong or not known here, also after a restart', async () => {
    expect(await verifiers().verify(LUPITA, '123456')).toBe('unknown');
    await verifiers().learn(LUPITA, '123456', NOW);
    tab = await openTab();
    expect(await verifiers().verify(LUPITA, '123456')).toBe('right');
    expect(await verifiers().verify(LUPITA, '123457')).toBe('wrong');
    expect(await verifiers().verify('somebody else', '123456')).toBe('unknown');
  });

  test('five wrong lock for fifteen minutes, also for the right one, and the fifth try that is right opens', async () => {
    const pins = verifiers();
    await pins.learn(LUPITA, '1234', NOW);
    for (let wrong = 0; wrong < 4; wrong++) expect(await pins.verify(LUPITA, '0000')).toBe('wrong');
    expect(await pins.verify(LUPITA, '1234')).toBe('right');
    for (let wrong = 0; wrong < 4; wrong++) expect(await pins.verify(LUPITA, '0000')).toBe('wrong');
    expect(await pins.verify(LUPITA, '0000')).toBe('locked');
    digest.mockClear();
    expect(await pins.verify(LUPITA, '1234')).toBe('locked');
    nowMs += 15 * MINUTE_MS - 1;
    expect(await pins.verify(LUPITA, '1234')).toBe('locked');
    expect(digest).not.toHaveBeenCalled();
    nowMs += 1;
    expect(await pins.verify(LUPITA, '0000')).toBe('wrong');
    expect(await pins.verify(LUPITA, '1234')).toBe('right');
  });

  test('a clock that is set back opens no lock, and makes it no longer', async () => {
    const pins = verifiers();
    await pins.learn(LUPITA, '1234', NOW);
    for (let wrong = 0; wrong < 5; wrong++) await pins.verify(LUPITA, '0000');
    nowMs -= 1_000;
    expect(await pins.verify(LUPITA, '1234')).toBe('locked');
    nowMs -= 86_400_000;
    expect(await pins.verify(LUPITA, '1234')).toBe('locked');
    expect(await pins.lockedForMs(LUPITA)).toBe(15 * MINUTE_MS);
    nowMs += 15 * MINUTE_MS - 1;
    expect(await verifiers().verify(LUPITA, '1234')).toBe('locked');
    nowMs += 1;
    expect(await verifiers().verify(LUPITA, '1234')).toBe('right');
  });

  test('each lock is longer than the one before, a day at most, until a PIN is right', async () => {
    const pins = verifiers();
    await pins.learn(LUPITA, '1234', NOW);
    const lock = async () => {
      for (let wrong = 0; wrong < 5; wrong++) await pins.verify(LUPITA, '0000');
      const minutes = (await pins.lockedForMs(LUPITA)) / MINUTE_MS;
      nowMs += minutes * MINUTE_MS;
      return minutes;
    };
    const minutes: number[] = [];
    for (let locks = 0; locks < 4; locks++) minutes.push(await lock());
    expect(minutes).toEqual([15, 60, 24 * 60, 24 * 60]);
    expect(await pins.verify(LUPITA, '0000')).toBe('wrong');
    expect(await pins.verify(LUPITA, '1234')).toBe('right');
    expect([await pins.lockedForMs(LUPITA), await lock()]).toEqual([0, 15]);
  });

  test('a lock of an earlier release holds', async () => {
    const pins = verifiers();
    await pins.learn(LUPITA, '1234', NOW);
    await tab.storage.write(['pins'], 'strict', async (transaction) => {
      const learned = await transaction.get('pins', LUPITA);
      if (learned !== undefined)
        await transaction.put('pins', { ...learned, failures: 5, lockedUntilMs: nowMs + MINUTE_MS });
    });
    expect([await pins.verify(LUPITA, '1234'), await pins.lockedForMs(LUPITA)]).toEqual(['locked', MINUTE_MS]);
  });

  test('a try is counted before it is looked at: ending the app gains none', async () => {
    await verifiers().learn(LUPITA, '1234', NOW);
    for (let tried = 0; tried < 5; tried++) {
      const life = new Life();
      digest.mockImplementationOnce(async () => {
        life.endAfter(0);
        throw new Killed();
      });
      await expect(verifiers(mortalStorage(tab.storage, life)).verify(LUPITA, '0000')).rejects.toThrow(Killed);
    }
    expect(await verifiers().verify(LUPITA, '1234')).toBe('locked');
  });

  test('tries at once share none', async () => {
    await verifiers().learn(LUPITA, '1234', NOW);
    const tries = await Promise.all(Array.from({ length: 9 }, () => verifiers().verify(LUPITA, '0000')));
    expect(tries.filter((verdict) => verdict === 'wrong')).toHaveLength(4);
    expect(tries.filter((verdict) => verdict === 'locked')).toHaveLength(5);
  });

  test.each([
    ['who left', []],
    ['who has none any more', [person({ hasPin: false })]],
    ['who changed it since', [person({ pinSetAt: '2026-11-28T12:00:00.001Z' })]],
  ])('of %s is forgotten', async (_name, people) => {
    await verifiers().learn(LUPITA, '1234', NOW);
    await verifiers().forget(people);
    expect(await verifiers().verify(LUPITA, '1234')).toBe('unknown');
  });

  test.each([['2026-11-28T12:00:00.000Z'], ['2026-01-01T00:00:00.000Z'], [null]])(
    'set before it was learned (%s) stays',
    async (pinSetAt) => {
      await verifiers().learn(LUPITA, '1234', NOW);
      await verifiers().forget([person({ pinSetAt })]);
      expect(await verifiers().verify(LUPITA, '1234')).toBe('right');
    },
  );

  test('learned later wins, whatever comes in late', async () => {
    await verifiers().learn(LUPITA, '2222', '2026-11-28T12:05:00.000Z');
    await verifiers().learn(LUPITA, '1111', NOW);
    expect(await verifiers().verify(LUPITA, '2222')).toBe('right');
  });

  test('is kept as a salted, slow digest and never as it is', async () => {
    const pins = new PinVerifiers({ storage: tab.storage, clock: tab.clock });
    await pins.learn(LUPITA, '123456', NOW);
    await pins.learn('other', '123456', NOW);
    const rows = await tab.storage.read(['pins'], (transaction) => transaction.range('pins', {}));
    expect(rows.map(({ iterations }) => iterations >= 310_000)).toEqual([true, true]);
    expect(rows[0]?.digest).not.toBe(rows[1]?.digest);
    expect(JSON.stringify(rows)).not.toContain('123456');
    expect(await pins.verify(LUPITA, '123456')).toBe('right');
    expect(await pins.verify(LUPITA, '654321')).toBe('wrong');
  });

  test('PBKDF2 gives what others compute', async () => {
    // RFC 7914, section 11: "passwd" and "salt", one round; its first 32 bytes.
    const bytes = await pbkdf2('passwd', new TextEncoder().encode('salt'), 1);
    expect(Buffer.from(bytes).toString('hex')).toBe('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc');
  });
});
