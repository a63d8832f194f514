import type { Installation } from './device/installation.ts';
import { Killed } from './device/life.ts';
import { perform, type DeskAct } from './acts/perform.ts';
import { runDeviceFault } from './faults/devices.ts';
import { runServerFault } from './faults/servers.ts';
import { ACTS, type Act, type Fault } from './kinds.ts';
import { Dice } from './random.ts';
import type { SimulatedEvent } from './schedule.ts';
import { exchange, logInAgain } from './exchange.ts';
import type { World } from './world.ts';

const isAct = (kind: string): kind is Act => ACTS.some((act) => act === kind);

/** Lets one event happen; whatever it finds nothing for does nothing, and is not counted. */
export async function runEvent(world: World, event: SimulatedEvent): Promise<void> {
  world.elapsedMs = event.atMs;
  world.network.expect(event.wire);
  const dice = new Dice(event.dice);
  const installation = world.at(event.device, dice);
  const happened = isAct(event.kind)
    ? await runAct(world, event, event.kind, installation, dice)
    : await runFault(world, event, event.kind, installation, dice);
  if (happened) world.tally.count(event.kind);
}

async function runFault(
  world: World,
  event: SimulatedEvent,
  fault: Fault,
  installation: Installation,
  dice: Dice,
): Promise<boolean> {
  const scene = {
    world,
    installation,
    slot: event.device,
    dice,
    act: (act: DeskAct) => desk(world, event, act, installation, dice),
  };
  return (await runDeviceFault(fault, scene)) ?? (await runServerFault(fault, scene));
}

async function runAct(
  world: World,
  event: SimulatedEvent,
  act: Act,
  installation: Installation,
  dice: Dice,
): Promise<boolean> {
  switch (act) {
    case 'switch_person':
      installation.actorId = dice.pick(world.shop.people)?.id ?? installation.actorId;
      return true;
    case 'go_offline':
      installation.channel.online = false;
      return true;
    case 'go_online':
      installation.channel.online = true;
      await logInAgain(world, event.device, installation);
      await exchange(world, [installation], 'push');
      return true;
    case 'push':
    case 'pull':
      await exchange(world, [installation], act);
      return true;
    default:
      return desk(world, event, act, installation, dice);
  }
}

/** An act at the counter. A process that ends in the middle of it takes what it had not committed with it. */
async function desk(
  world: World,
  { index }: SimulatedEvent,
  act: DeskAct,
  installation: Installation,
  dice: Dice,
): Promise<boolean> {
  try {
    const papers = async () => {
      const other = dice.pick(world.installations.filter((candidate) => candidate !== installation));
      return other === undefined ? [] : (await other.view()).sales.filter(({ id }) => other.isOwn(id));
    };
    return await perform(act, { desk: installation, dice, index, papers });
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    await installation.end();
    return false;
  }
}
