import { exchange, logInAgain } from './exchange.ts';
import type { World } from './world.ts';

const MOST_ROUNDS = 12;

/** The storm is over: servers up, networks on, everybody logged in. Devices send and read until nothing is left to do. */
export async function heal(world: World): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await world.server.up();
    await world.network.deliverLate();
    for (const [slot, installations] of world.slots.entries()) {
      for (const installation of installations) {
        installation.channel.online = true;
        await logInAgain(world, slot, installation);
      }
    }
    // One after another, so that what one waits for is there when the next asks.
    for (const installation of world.installations) await exchange(world, [installation], 'push');
    for (const installation of world.installations) await exchange(world, [installation], 'pull');
    if (round > 0 && (await isIdle(world))) return;
  }
}

async function isIdle(world: World): Promise<boolean> {
  for (const installation of world.installations) {
    const { journal } = await installation.running();
    if ((await journal.counts()).unprotected > 0) return false;
  }
  return true;
}
