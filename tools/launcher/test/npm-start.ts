import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeEmbeddedPostgres } from '@michangarrito/embedded-postgres';
import { ROOT } from '../src/environment.ts';
import { freePort } from './free-port.ts';

const POLL_MS = 50;
const MOST_POLLS = 6_000;

export type Run = {
  readonly child: ChildProcess;
  /** The exit code, once every process that writes to the output has ended. */
  readonly ended: Promise<number | null>;
  readonly output: () => string;
};

/** Ports and a data folder of their own, on which what `npm start` runs can be started again and again. */
export class NpmStart {
  readonly dataDir: string;
  readonly ports: { readonly WEB_PORT: string; readonly BACKEND_PORT: string; readonly EMBEDDED_DATABASE_PORT: string };
  readonly #runs: Run[] = [];

  private constructor(dataDir: string, ports: NpmStart['ports']) {
    this.dataDir = dataDir;
    this.ports = ports;
  }

  static async prepare(): Promise<NpmStart> {
    const dataDir = mkdtempSync(join(tmpdir(), 'launcher-start-'));
    chmodSync(dataDir, 0o755);
    const [web, backend, database] = [await freePort(), await freePort(), await freePort()];
    const ports = { WEB_PORT: String(web), BACKEND_PORT: String(backend), EMBEDDED_DATABASE_PORT: String(database) };
    return new NpmStart(dataDir, ports);
  }

  /** Kills what still runs and deletes its data. */
  async remove(): Promise<void> {
    for (const run of this.#runs) signalGroup(run, 'SIGKILL');
    await removeEmbeddedPostgres(this.dataDir, () => {});
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Starts it in a process group of its own, so that signals reach all of it and nothing else. */
  start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
    const child = spawn(process.execPath, ['tools/launcher/bootstrap.mjs', 'start', ...args], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'development', DATA_DIR: this.dataDir, ...this.ports, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const run = { child, ended: once(child, 'close').then(([code]) => code as number | null), output: () => output };
    this.#runs.push(run);
    return run;
  }

  untilReady(run: Run): Promise<void> {
    return untilSaid(
      run,
      `MiChangarrito ready: http://localhost:${this.ports.WEB_PORT} (demo phone 5500000001, PIN 123456)`,
    );
  }

  /** Asks the database as its superuser. */
  async query(sql: string): Promise<unknown[]> {
    const password = readFileSync(join(this.dataDir, 'postgres/password'), 'utf8');
    const connectionString = `postgres://postgres:${password}@127.0.0.1:${this.ports.EMBEDDED_DATABASE_PORT}/michangarrito`;
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
    } finally {
      await client.end();
    }
  }

  postmasterPid(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  }
}

/** Polls until `check` holds; throws with the output when the run ends first or it takes too long. */
export async function until(run: Run, what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  let code: number | null | undefined;
  void run.ended.then((ended) => (code = ended));
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    if (await check()) return;
    if (code !== undefined) throw new Error(`npm start ended with ${code} before: ${what}\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`it never came to this: ${what}\n${run.output()}`);
}

export function untilSaid(run: Run, text: string): Promise<void> {
  return until(run, text, () => run.output().includes(text));
}

/** The process of the backend that listened last, as its log names it. */
export function backendPid(run: Run): number {
  const pids = [...run.output().matchAll(/"pid":(\d+),[^\n]*Server listening/g)].map(([, pid]) => Number(pid));
  const last = pids.at(-1);
  if (last === undefined) throw new Error(`no backend has listened:\n${run.output()}`);
  return last;
}

export function signalGroup({ child }: Run, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid as number), signal);
  } catch {
    // The whole group is gone already.
  }
}
