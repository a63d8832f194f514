import type { HeldCommand } from '@michangarrito/contracts';
import type { Fault } from '../kinds.ts';
import { exchange } from '../exchange.ts';
import type { Scene } from './scene.ts';

type Decision = Extract<Fault, 'revoke_device' | 'permissions' | 'accept_held' | 'reject_held'>;

/** What the owner decides at the server. */
export async function decide(decision: Decision, scene: Scene): Promise<boolean> {
  const { world, dice } = scene;
  await world.server.up();
  const token = await world.ownerToken();
  switch (decision) {
    case 'permissions':
      await world.shop.changePermissions(token, dice);
      world.markUnrepeatable();
      return true;
    case 'revoke_device':
      return revoke(scene, token);
    case 'accept_held':
      return settle(scene, token, 'accept');
    case 'reject_held':
      return settle(scene, token, 'reject');
  }
}

/** Unlinks a device that still has something to tell, and gives its person another one. */
async function revoke({ world, dice, act }: Scene, token: string): Promise<boolean> {
  const slot = dice.whole(1, world.slots.length - 1);
  const [installation] = world.slots[slot] ?? [];
  if (installation === undefined) return false;
  await act('sell_cash');
  await world.shop.call(token, 'DELETE', `/devices/${installation.identity.deviceId}`);
  world.unlinked.add(installation.identity.deviceId);
  await world.install(slot, await world.shop.logIn(slot, null));
  installation.channel.online = true;
  await exchange(world, [installation], 'push');
  return true;
}

/** Accepts or rejects half of what waits for the owner, at least one. */
async function settle({ world, dice }: Scene, token: string, decision: 'accept' | 'reject'): Promise<boolean> {
  const { items } = await world.shop.call<{ items: HeldCommand[] }>(token, 'GET', '/sync/held?limit=500');
  const waiting = dice.shuffle(
    items
      .filter(({ reason }) => reason === 'deposited')
      .map(({ id }) => id)
      .toSorted(),
  );
  const ids = waiting.slice(0, Math.ceil(waiting.length / 2));
  if (ids.length === 0) return false;
  await world.shop.call(token, 'POST', '/sync/held/decisions', { ids, decision });
  world.markUnrepeatable();
  return true;
}
