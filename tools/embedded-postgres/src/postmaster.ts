import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';
import type { Binaries } from './native.ts';
import type { ServerUser } from './server-user.ts';

export type Postmaster = { readonly pid: number; readonly port: number };

const FAST_STOP_MS = 60_000;
const ORPHAN_GRACE_MS = 5_000;
const POLL_MS = 25;

/** Whether the system still knows the process id, be it as a zombie. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** False for a process that is gone and for a zombie, which answers signals but never again runs. */
export function isRunning(pid: number): boolean {
  if (!isTaken(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    // The state follows the command's closing parenthesis: the command itself may hold spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2)[0];
    return state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Every server process sits in its data directory, so a recycled process id is told from ours by where it sits. */
function belongsTo(pid: number, clusterDir: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
    if (process.platform === 'win32') return true;
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes(clusterDir);
  } catch {
    return false;
  }
}

async function readPidFile(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n');
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) } : undefined;
}

/** The live server on this data directory, if there is one. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(clusterDir);
  if (found === undefined || !isRunning(found.pid) || !belongsTo(found.pid, clusterDir)) return undefined;
  // The port is written a moment after the process id.
  return found.port > 0 ? found : undefined;
}

/**
 * Clears what a killed server left: its backends, which may still be writing (a new server beside them would
 * destroy the data), and its postmaster.pid when a zombie or a stranger holds that process id. A file whose
 * process is simply gone is left for PostgreSQL, which checks the shared memory as well.
 */
export async function clearRemains(clusterDir: string): Promise<void> {
  await endOrphans(clusterDir);
  const found = await readPidFile(clusterDir);
  if (found !== undefined && isTaken(found.pid) && !(isRunning(found.pid) && belongsTo(found.pid, clusterDir))) {
    await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  }
}

function processesOf(clusterDir: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && belongsTo(pid, clusterDir) && isRunning(pid));
}

/** Ends what still works on the data although no server leads it; called only when `findPostmaster` found none. */
async function endOrphans(clusterDir: string): Promise<void> {
  const end = Date.now() + ORPHAN_GRACE_MS;
  let orphans = processesOf(clusterDir);
  for (const pid of orphans) signal(pid, 'SIGQUIT');
  while (orphans.length > 0) {
    await sleep(POLL_MS);
    if (Date.now() > end) for (const pid of orphans) signal(pid, 'SIGKILL');
    orphans = processesOf(clusterDir);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime, which is what the signal was for.
  }
}

/** Stops a server cleanly: sessions are cut, a checkpoint is written, and the call returns when the process is gone. */
export async function stopPostmaster(
  pid: number,
  clusterDir: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<void> {
  if (process.platform === 'win32') {
    execFileSync(binaries.pgCtl, ['stop', '-D', clusterDir, '-m', 'fast'], { ...user.spawn, stdio: 'ignore' });
    return;
  }
  // It may have died long ago, and its process id may be a stranger's by now.
  if (!belongsTo(pid, clusterDir)) return;
  const end = Date.now() + FAST_STOP_MS;
  signal(pid, 'SIGINT');
  while (isRunning(pid)) {
    await sleep(POLL_MS);
    // An immediate stop loses nothing either: the next start replays the log.
    if (Date.now() > end) signal(pid, 'SIGQUIT');
  }
}
