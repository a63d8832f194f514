import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ADMIN_ROLE, chooseDirectory, openCluster, programEnvironment, type Cluster } from './cluster.ts';
import { errorCode } from './error-code.ts';
import { withLock } from './lock.ts';
import { locateBinaries } from './native.ts';
import { clearRemains, findPostmaster, isRunning, stopPostmaster } from './postmaster.ts';
import { serverUser } from './server-user.ts';

export type EmbeddedPostgresOptions = {
  /** The folder that holds the server's files; made when missing. */
  readonly dataDir: string;
  /** The port on 127.0.0.1; 0 takes any free one. A server already live on `dataDir` keeps its own. */
  readonly port: number;
  /** Receives one line for a person whenever something takes time or happens elsewhere than expected. */
  readonly log: (line: string) => void;
  /** The folder of another PostgreSQL's programs (Debian's 15, say); npm's 18 without it. */
  readonly binDirectory?: string | undefined;
};

export type EmbeddedPostgres = {
  readonly port: number;
  /** The superuser's URL, on the database `postgres`. */
  readonly adminUrl: string;
  /** True when the server was already running: another process may be using it. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Where its files really lie: under `dataDir`, or the stand-in that was named in the log. */
  readonly directory: string;
  readonly isRunning: () => boolean;
  /** Stops the server cleanly, adopted or not; resolves when its process is gone. */
  readonly stop: () => Promise<void>;
};

/** The port belongs to another program. */
export class PortBusyError extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is busy: another program listens there`);
    this.name = 'PortBusyError';
    this.port = port;
  }
}

const READY_TIMEOUT_MS = 120_000;
const POLL_MS = 40;
const LOG_LIMIT_BYTES = 10_000_000;
const ATTEMPTS = 3;

/** Room for a test run's databases on a small machine; durability is never traded away. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %d ',
};

async function choosePort(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') throw new PortBusyError(port);
    throw error;
  }
  const chosen = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return chosen;
}

function adminUrl(cluster: Cluster, port: number): string {
  return `postgres://${ADMIN_ROLE}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away while we ask is an answer, not a crash.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    // 28P01 and 28000: it runs, but not with our password; waiting would not help.
    if (errorCode(error).startsWith('28')) throw error;
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Waits until the server answers; false when its process ended first. */
async function waitUntilReady(pid: number, url: string): Promise<boolean> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (!isRunning(pid)) return false;
    if (Date.now() > end) throw new Error(`PostgreSQL (process ${pid}) does not answer within ${READY_TIMEOUT_MS} ms`);
    await sleep(POLL_MS);
  }
  return true;
}

async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

/** Spawns the server in a process group of its own: a Ctrl-C in the terminal is the launcher's to handle. */
async function spawnServer(cluster: Cluster, port: number): Promise<number> {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = await openLog(cluster.logFile);
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.data, ...settings], {
      ...cluster.user.spawn,
      cwd: '/',
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(child, 'spawn');
    child.unref();
    return child.pid as number;
  } finally {
    await log.close();
  }
}

async function lastLogLines(cluster: Cluster): Promise<string> {
  const text = await readFile(cluster.logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-5).join('\n');
}

function handle(cluster: Cluster, pid: number, port: number, adopted: boolean): EmbeddedPostgres {
  return {
    port,
    pid,
    adopted,
    adminUrl: adminUrl(cluster, port),
    directory: cluster.directory,
    isRunning: () => isRunning(pid),
    stop: () => stopPostmaster(pid, cluster.data, cluster.binaries, cluster.user),
  };
}

/** Adopts the server that already runs on this data; undefined when there is none, or it was just stopping. */
async function adopt(cluster: Cluster, log: (line: string) => void): Promise<EmbeddedPostgres | undefined> {
  const live = await findPostmaster(cluster.data);
  if (live === undefined || !(await waitUntilReady(live.pid, adminUrl(cluster, live.port)))) return undefined;
  log(`PostgreSQL already runs on port ${live.port}`);
  return handle(cluster, live.pid, live.port, true);
}

/**
 * Starts PostgreSQL on `dataDir`, or adopts the server that lives there. Recovers after a kill -9 of anything.
 * Throws `PortBusyError` when another program holds the port, and sentences for a person otherwise.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = await chooseDirectory(resolve(options.dataDir), options.log);
  return withLock(join(directory, 'start.lock'), async () =>
    start(await openCluster(directory, options.log, options.binDirectory), options),
  );
}

async function start(cluster: Cluster, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const adopted = await adopt(cluster, options.log);
    if (adopted !== undefined) return adopted;
    await clearRemains(cluster.data);
    const port = await choosePort(options.port);
    const pid = await spawnServer(cluster, port);
    if (await waitUntilReady(pid, adminUrl(cluster, port))) return handle(cluster, pid, port, false);
    // Another program may have won the race for this port, or the server we found was just stopping: look again.
  }
  throw new Error(`PostgreSQL did not start. The end of ${cluster.logFile}:\n${await lastLogLines(cluster)}`);
}

/**
 * Forgets the data of `dataDir`: stops the server that lives there, if one does, and deletes its files. The next start makes
 * new ones.
 */
export async function removeEmbeddedPostgres(dataDir: string, log: (line: string) => void): Promise<void> {
  const directory = await chooseDirectory(resolve(dataDir), log);
  const data = join(directory, 'data');
  await withLock(join(directory, 'start.lock'), async () => {
    const live = await findPostmaster(data);
    if (live !== undefined) {
      const user = serverUser(data);
      await stopPostmaster(live.pid, data, await locateBinaries(user, log), user);
    }
    await clearRemains(data);
    await rm(data, { recursive: true, force: true });
    await rm(join(directory, 'password'), { force: true });
  });
}
