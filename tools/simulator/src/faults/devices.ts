import { exchange } from '../exchange.ts';
import type { Fault } from '../kinds.ts';
import { ageJournal } from './old-journal.ts';
import { decide } from './owner.ts';
import type { Scene } from './scene.ts';

const DAY_MS = 86_400_000;

/** Faults of devices and of people; null for one that is none of them. */
export async function runDeviceFault(fault: Fault, scene: Scene): Promise<boolean | null> {
  const { world, installation, slot, dice } = scene;
  switch (fault) {
    case 'clock_forward':
      installation.clock.jump(dice.pick([20 * 60_000, 3 * DAY_MS, 400 * DAY_MS]) ?? DAY_MS);
      return true;
    case 'clock_back':
      installation.clock.jump(-(dice.pick([45 * 60_000, 2 * DAY_MS, 700 * DAY_MS]) ?? DAY_MS));
      return true;
    case 'clock_drift':
      installation.clock.drift(dice.whole(-4_000, 4_000));
      return true;
    case 'device_death':
      return die(scene);
    case 'reinstall':
      if (slot === 0 || installation !== world.slots[slot]?.[0]) return false;
      await world.wipe(slot, installation);
      await world.server.up();
      await world.install(slot, await world.shop.logIn(slot, null));
      return true;
    case 'clone_storage':
      await world.clone(slot, installation);
      return true;
    case 'two_tabs':
      (await installation.running()).openTab();
      await scene.act('sell_cash');
      await exchange(world, [installation], 'push');
      return true;
    case 'rush':
      for (const other of world.installations) other.channel.online = true;
      await exchange(world, world.installations, 'push');
      return true;
    case 'old_journal':
      return ageJournal(installation);
    case 'revoke_device':
    case 'permissions':
    case 'accept_held':
    case 'reject_held':
      return decide(fault, scene);
    default:
      return null;
  }
}

/** The process ends at a commit of whatever comes next: a sale, the sending of it, the reading of what changed. */
async function die({ world, installation, dice, act }: Scene): Promise<boolean> {
  await installation.endAfter(dice.whole(1, 9));
  installation.channel.online = true;
  for (let sale = 0; sale < 2 && !installation.isOver; sale += 1) await act('sell_cash');
  if (installation.isRunning && !installation.isOver) await exchange(world, [installation], 'push');
  if (installation.isRunning && !installation.isOver) await exchange(world, [installation], 'pull');
  await installation.end();
  return true;
}
