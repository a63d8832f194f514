import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, isRunning } from './postmaster.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './server.ts';

const PREFIX = 'michangarrito-pg-';

/** Stops and deletes the temporary servers whose maker was killed before it could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
    if (!(maker > 0) || isRunning(maker)) continue;
    const directory = join(tmpdir(), name);
    const live = await findPostmaster(join(directory, 'postgres', 'data'));
    if (live !== undefined) process.kill(live.pid, 'SIGQUIT');
    await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/**
 * A server of its own for a test run or a bench: any free port, data in the system's temporary folder.
 * `stop` stops it and deletes the data. `binDirectory` holds the programs of another PostgreSQL than npm's.
 */
export async function startTemporaryPostgres(
  log: (line: string) => void,
  binDirectory?: string,
): Promise<EmbeddedPostgres> {
  await sweep();
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // mkdtemp gives 0700; when root starts it, the server's unprivileged user must pass through.
  await chmod(directory, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: directory, port: 0, log, binDirectory });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...server, stop };
}
