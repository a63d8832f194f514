import type { AnyCommand, CommandVerdict, HeldCommand, PushAnswer } from '@michangarrito/contracts';
import { audit } from '@michangarrito/auditor';
import type { ShopClient } from '@michangarrito/testing';
import { expect } from 'vitest';
import { HeldRetries } from '../../src/modules/sync/services/held-retries.ts';
import type { SalesSuite } from './sales-suite.ts';

/** Pushes commands as the device's sender does; anything but 200 is a failure of the test. */
export async function push(
  shop: ShopClient,
  commands: readonly object[],
  more: { numbersFrom?: number } = {},
): Promise<PushAnswer> {
  const { status, body } = await shop.call<PushAnswer>('POST', '/sync/commands', {
    ...{ commands, numbersFrom: 0, cursor: null },
    ...more,
  });
  if (status !== 200) throw new Error(`a push answered ${String(status)}: ${JSON.stringify(body)}`);
  return body;
}

/** A verdict in one word, with its code or its flags. */
export function said({ verdict, error, flags }: CommandVerdict): string {
  return [verdict, ...(error ? [error.code] : flags)].join(' ');
}

/** The verdicts of a push, each in one word. */
export async function pushed(shop: ShopClient, ...commands: readonly AnyCommand[]): Promise<string[]> {
  return (await push(shop, commands)).verdicts.map(said);
}

export const heldOf = async (shop: ShopClient): Promise<HeldCommand[]> =>
  (await shop.call<{ items: HeldCommand[] }>('GET', '/sync/held?limit=500')).body.items;

/** The auditor finds nothing to say of any book of the database. */
export async function expectSoundBooks(auditUrl: string): Promise<void> {
  expect((await audit({ auditUrl })).differences).toEqual([]);
}

/** A round of the server's own retries, as if their time had come. */
export async function retry({ admin, app }: Pick<SalesSuite, 'admin' | 'app'>): Promise<void> {
  await admin.query(`update sync.waiting_shops set next_try_at = now()`);
  await admin.query(`update sync.held_commands set next_try_at = now() where settled_at is null`);
  await app.get(HeldRetries, { strict: false }).run();
}
