import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@michangarrito/database';
import { startEmbeddedPostgres } from '@michangarrito/embedded-postgres';
import pg from 'pg';
import { urlOf } from './test-database.ts';

const DATABASE = 'postgres';

/** A PostgreSQL server of one suite's own, migrated, for tests that end it while it works. */
export interface OwnServer {
  readonly appUrl: string;
  readonly adminUrl: string;
  /** Ends every process of the server at once, as a power cut does, and starts it again on the same data and port. */
  crash(): Promise<void>;
  /** Starts it as a standby of what it was, and promotes it. */
  promote(): Promise<void>;
  /** Stops it and deletes its data. */
  stop(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-own-pg-'));
  // mkdtemp gives 0700; when root starts it, the server's unprivileged user must pass through.
  await chmod(directory, 0o755);
  const start = (port: number) => startEmbeddedPostgres({ dataDir: directory, port, log: () => undefined });
  let server = await start(0);
  const { adminUrl, port } = server;
  const password = randomBytes(12).toString('hex');
  await migrate({ adminUrl, appPassword: password, log: () => undefined });
  return {
    adminUrl,
    appUrl: urlOf(adminUrl, DATABASE, { user: 'michangarrito_app', password }),
    crash: async () => {
      process.kill(server.pid, 'SIGQUIT');
      while (server.isRunning()) await new Promise((resolve) => setTimeout(resolve, 20));
      server = await start(port);
    },
    promote: async () => {
      await server.stop();
      await writeFile(join(server.directory, 'data', 'standby.signal'), '');
      server = await start(port);
      await promoteStandby(adminUrl);
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function promoteStandby(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('select pg_promote(wait => true)');
  await client.end();
}
