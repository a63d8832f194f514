import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrate } from '@michangarrito/database';
import { startEmbeddedPostgres, startTemporaryPostgres, type EmbeddedPostgres } from '@michangarrito/embedded-postgres';
import { freePort, startBackendProcess, urlOf, type BackendProcess } from '@michangarrito/testing';
import pg from 'pg';

const DATABASE = 'simulator';
/** Migrated and never written to: the shop of each seed begins in a copy of it. */
const EMPTY = 'simulator_empty';

/** A backend and a PostgreSQL of the simulator's own, which it ends as a power cut does and starts again. */
export class SimulatedServer {
  readonly backendUrl: string;
  readonly auditUrl: string;
  readonly adminUrl: string;
  readonly #appUrl: string;
  readonly #port: number;
  #database: EmbeddedPostgres;
  #backend: BackendProcess | null = null;
  #starting: Promise<void> | null = null;
  #backups = 0;
  #dropped = 0;
  #dropping: Promise<unknown> = Promise.resolve();

  private constructor(database: EmbeddedPostgres, port: number, passwords: { app: string; audit: string }) {
    this.#database = database;
    this.#port = port;
    this.backendUrl = `http://127.0.0.1:${String(port)}`;
    this.adminUrl = urlOf(database.adminUrl, DATABASE);
    this.#appUrl = urlOf(this.adminUrl, DATABASE, { user: 'michangarrito_app', password: passwords.app });
    this.auditUrl = urlOf(this.adminUrl, DATABASE, { user: 'michangarrito_audit', password: passwords.audit });
    process.once('exit', this.#killAtExit);
  }

  /** Starts both; `port` is the backend's, 0 any free one. */
  static async start(port: number): Promise<SimulatedServer> {
    const database = await startTemporaryPostgres(() => undefined);
    const passwords = { app: randomBytes(12).toString('hex'), audit: randomBytes(12).toString('hex') };
    await query(database.adminUrl, `create database ${EMPTY}`);
    await migrate({
      adminUrl: urlOf(database.adminUrl, EMPTY),
      appPassword: passwords.app,
      auditPassword: passwords.audit,
      log: () => undefined,
    });
    await query(database.adminUrl, `create database ${DATABASE} template ${EMPTY}`);
    const server = new SimulatedServer(database, port === 0 ? await freePort() : port, passwords);
    await server.up();
    return server;
  }

  /** Waits until both answer, starting what is down. */
  async up(): Promise<void> {
    await (this.#starting ??= this.#startWhatIsDown().finally(() => (this.#starting = null)));
  }

  /** SIGKILL to the backend; the next one starts at once. */
  async killBackend(): Promise<void> {
    const backend = this.#backend;
    this.#backend = null;
    await backend?.kill();
    void this.up().catch(() => undefined);
  }

  /** SIGKILL to every process of PostgreSQL; it recovers from its log at once. */
  async killDatabase(): Promise<void> {
    process.kill(this.#database.pid, 'SIGKILL');
    while (this.#database.isRunning()) await pause(5);
    await this.up();
  }

  /** Begins anew with empty books, so that a seed meets nothing that another has left. */
  async renew(): Promise<void> {
    await this.#alone(async (client) => {
      await this.#putAside(client);
      await client.query(`create database ${DATABASE} template ${EMPTY}`);
    });
    await this.#dropping;
  }

  /** Copies the database as it is now; answers the name of the copy. */
  async backUp(): Promise<string> {
    this.#backups += 1;
    const name = `backup_${String(this.#backups)}`;
    await this.#alone(async (client) => void (await client.query(`create database ${name} template ${DATABASE}`)));
    return name;
  }

  /** Puts a backup in the place of the database; what came after it is gone. */
  async restore(backup: string): Promise<void> {
    await this.#alone(async (client) => {
      await this.#putAside(client);
      await client.query(`alter database ${backup} rename to ${DATABASE}`);
    });
  }

  /** Drops a backup that nobody restored; nobody waits for it. */
  forget(backup: string): void {
    const drop = () => query(this.#database.adminUrl, `drop database if exists ${backup} with (force)`);
    // Where the server is killed meanwhile, it goes when everything does.
    this.#dropping = this.#dropping.then(drop).catch(() => undefined);
  }

  /** Ends both and deletes the data. */
  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    await this.#dropping;
    await this.#backend?.kill();
    process.removeListener('exit', this.#killAtExit);
    await this.#database.stop();
    await rm(dirname(this.#database.directory), { recursive: true, force: true });
  }

  async #startWhatIsDown(): Promise<void> {
    if (!this.#database.isRunning()) {
      const { directory, port } = this.#database;
      this.#database = await startEmbeddedPostgres({ dataDir: dirname(directory), port, log: () => undefined });
    }
    if (this.#backend?.child.exitCode === null && this.#backend.child.signalCode === null) return;
    this.#backend = await startBackendProcess(this.#appUrl, { port: this.#port });
  }

  /** Makes room for another database of its name. */
  async #putAside(client: pg.Client): Promise<void> {
    this.#dropped += 1;
    const name = `dropped_${String(this.#dropped)}`;
    await client.query(`alter database ${DATABASE} rename to ${name}`);
    this.forget(name);
  }

  /** Does something that the database must have no connection for: they are cut, and open again by themselves. */
  async #alone(work: (client: pg.Client) => Promise<void>): Promise<void> {
    await withClient(this.#database.adminUrl, async (client) => {
      await client.query(`alter database ${DATABASE} allow_connections false`);
      // All are told before any is waited for.
      const theirs = `from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`;
      await client.query(`select pg_terminate_backend(pid) ${theirs}`, [DATABASE]);
      await client.query(`select pg_terminate_backend(pid, 5000) ${theirs}`, [DATABASE]);
      try {
        await work(client);
      } finally {
        await client.query(`alter database ${DATABASE} allow_connections true`);
      }
    });
  }

  readonly #killAtExit = (): void => {
    this.#backend?.child.kill('SIGKILL');
    // What it leaves on the disk is swept by the next who starts a temporary server.
    if (this.#database.isRunning()) process.kill(this.#database.pid, 'SIGQUIT');
  };
}

async function query(url: string, sql: string): Promise<void> {
  await withClient(url, async (client) => void (await client.query(sql)));
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A server that is ended while we are connected says so by an event as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
