import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Who the server runs as. `spawn` goes into every spawn; it is empty when that is the current user. */
export type ServerUser = {
  readonly uid: number;
  readonly gid: number;
  readonly spawn: { readonly uid?: number; readonly gid?: number };
};

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The line of `nobody` in /etc/passwd: PostgreSQL refuses to run as root, and initdb wants a user that has a name. */
function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error('PostgreSQL does not run as root, and this system has no user "nobody": start as another user.');
  }
  return { uid: Number(uid), gid: Number(gid) };
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : { uid: stats.uid, gid: stats.gid };
}

/**
 * The user that runs the server of `clusterDir`: the current one; for root, the owner of the files that are
 * there already, else nobody. Throws a sentence when the files belong to somebody else.
 */
export function serverUser(clusterDir: string): ServerUser {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (process.platform === 'win32') return { uid, gid, spawn: {} };
  const owner = ownerOf(clusterDir);
  if (isRoot()) {
    const other = owner !== undefined && owner.uid !== 0 ? owner : nobody();
    return { ...other, spawn: other };
  }
  if (owner !== undefined && owner.uid !== uid) {
    throw new Error(
      `The database in ${clusterDir} belongs to another user (was it made as root?): start as that user, or set DATA_DIR to another folder.`,
    );
  }
  return { uid, gid, spawn: {} };
}

/** Whether `user` can enter `directory`: asked of the system, since permission bits alone do not know ACLs or mounts. */
export function canReach(user: ServerUser, directory: string): boolean {
  if (user.spawn.uid === undefined) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...user.spawn, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}

/** Where this system keeps the state of programs, in a folder of ours. */
export function stateDirectory(): string {
  if (isRoot()) return '/var/lib/michangarrito';
  const base =
    process.platform === 'win32'
      ? (process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'))
      : (process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'));
  return join(base, 'michangarrito');
}

/** The folder under the state directory that stands in for a `dataDir` the server's user cannot reach. */
export function fallbackDirectory(dataDir: string): string {
  const path = resolve(dataDir);
  const identity = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return join(stateDirectory(), `${basename(dirname(path))}-${identity}`);
}
