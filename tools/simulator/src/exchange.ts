import { findHidden, findReported } from './checks/journals.ts';
import type { Installation } from './device/installation.ts';
import type { World } from './world.ts';

/** Lets devices send or pull until each has only its pauses left. One whose process ends meanwhile is off. */
export async function exchange(
  world: World,
  installations: readonly Installation[],
  what: 'push' | 'pull',
): Promise<void> {
  const processes = await Promise.all(installations.map((installation) => installation.running()));
  for (const process of processes) {
    if (what === 'push') process.push();
    else process.pull();
  }
  for (const process of processes) await process.atRest();
  for (const installation of installations) {
    if (installation.isOver) await installation.end();
    else world.findings.push(...(await findHiddenOf(world, installation)), ...(await findReported(installation)));
  }
}

/** A device that was unlinked forgets what is the shop's, from the moment it hears so. */
async function findHiddenOf({ unlinked }: World, installation: Installation): Promise<string[]> {
  return unlinked.has(installation.identity.deviceId) ? [] : findHidden(installation);
}

/** Somebody logs in where the session has ended; what waits there goes up after that. */
export async function logInAgain(world: World, slot: number, installation: Installation): Promise<void> {
  const process = await installation.running();
  if (process.sync.sender.blocked !== 'logged_out') return;
  const proof = await installation.proof();
  if (proof === null) return;
  await world.server.up();
  const opened = await world.shop.logIn(slot, proof).catch(() => null);
  if (opened === null || opened.device.id !== proof.deviceId) return;
  await installation.end();
  await installation.enrol(opened, proof.secret);
}
