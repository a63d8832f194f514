import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

const WAIT_MS = 180_000;
const POLL_MS = 50;

function tryLock(database: DatabaseSync): boolean {
  try {
    database.exec('begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === 5) return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process runs one under the same file. Two commands that start together must not
 * both judge what a killed server left. SQLite's lock is the system's own: it falls with its process, so there
 * is never a stale one.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const database = new DatabaseSync(path);
  try {
    const end = Date.now() + WAIT_MS;
    while (!tryLock(database)) {
      if (Date.now() > end) throw new Error(`Another process holds ${path} and does not get the database started.`);
      await sleep(POLL_MS);
    }
    return await work();
  } finally {
    database.close();
  }
}
