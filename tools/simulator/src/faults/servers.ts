import { commandsInBooks } from '../books.ts';
import { exchange } from '../exchange.ts';
import type { Fault } from '../kinds.ts';
import type { World } from '../world.ts';
import type { Scene } from './scene.ts';

/** Faults of the server's. */
export async function runServerFault(fault: Fault, scene: Scene): Promise<boolean> {
  const { world } = scene;
  switch (fault) {
    case 'backup':
      await world.server.up();
      if (world.backup !== null) world.server.forget(world.backup.name);
      world.backup = { name: await world.server.backUp(), isOutdated: false };
      return true;
    case 'restore':
      return restore(world);
    case 'kill_backend':
      return interrupt(scene, () => world.server.killBackend());
    case 'kill_database':
      return interrupt(scene, () => world.server.killDatabase());
    default:
      throw new Error(`nobody does ${fault}`);
  }
}

/** Puts the last backup in place. Where something since then could be told by nobody again, a new one is taken first. */
async function restore(world: World): Promise<boolean> {
  await world.server.up();
  const known = world.backup;
  world.backup = null;
  if (known?.isOutdated === true) world.server.forget(known.name);
  await world.server.restore(known === null || known.isOutdated ? await world.server.backUp() : known.name);
  const kept = new Set<string>();
  for (const installation of world.installations) {
    const { journal } = await installation.running();
    for (const { id } of await journal.entries({ state: null, limit: 100_000 })) kept.add(id);
  }
  world.ledger.restoreWithout((id) => kept.has(id), await commandsInBooks(world.server.auditUrl, world.shop.tenantId));
  return true;
}

/** Ends something while a request is on its way, or has just been answered. */
async function interrupt({ world, installation, dice, act }: Scene, kill: () => Promise<void>): Promise<boolean> {
  await world.server.up();
  for (let sale = 0; sale < 3; sale += 1) await act('sell_cash');
  installation.channel.online = true;
  const isAfterAnswer = dice.chance(0.5);
  const delayMs = isAfterAnswer ? 0 : dice.whole(0, 25);
  const work = async () => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await kill();
  };
  world.network.interruptNext({ work, isAfterAnswer });
  await exchange(world, [installation], 'push');
  const nobodyCame = world.network.stopInterrupting();
  if (nobodyCame) await kill();
  return true;
}
