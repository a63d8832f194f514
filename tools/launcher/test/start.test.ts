import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeEmbeddedPostgres, startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { ROOT } from '../src/environment.ts';
import { freePort } from './free-port.ts';

const TIMEOUT_MS = 600_000;
const COMMENT = `select shobj_description(oid, 'pg_database') from pg_database where datname = 'michangarrito'`;

type Run = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly output: () => string };

let dataDir: string;
let ports: { WEB_PORT: string; BACKEND_PORT: string; EMBEDDED_DATABASE_PORT: string };
let runs: Run[];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'launcher-start-'));
  chmodSync(dataDir, 0o755);
  const [web, backend, database] = [await freePort(), await freePort(), await freePort()];
  ports = { WEB_PORT: String(web), BACKEND_PORT: String(backend), EMBEDDED_DATABASE_PORT: String(database) };
  runs = [];
});

afterAll(async () => {
  for (const run of runs) signalGroup(run, 'SIGKILL');
  await removeEmbeddedPostgres(dataDir, () => {});
  rmSync(dataDir, { recursive: true, force: true });
});

/** What `npm start` runs, in a process group of its own, so that signals reach all of it and nothing else. */
function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, ['tools/launcher/bootstrap.mjs', 'start', ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, ...ports, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const run = { child, ended: once(child, 'close').then(([code]) => code as number | null), output: () => output };
  runs.push(run);
  return run;
}

function signalGroup({ child }: Run, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid as number), signal);
  } catch {
    // The whole group is gone already.
  }
}

const readyLine = (): string =>
  `MiChangarrito ready: http://localhost:${ports.WEB_PORT} (demo phone 5500000001, PIN 123456)`;

async function untilReady(run: Run): Promise<void> {
  let code: number | null | undefined;
  void run.ended.then((ended) => (code = ended));
  while (!run.output().includes(readyLine())) {
    if (code !== undefined) throw new Error(`npm start ended with ${code}:\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function query(sql: string): Promise<unknown[]> {
  const password = readFileSync(join(dataDir, 'postgres/password'), 'utf8');
  const connectionString = `postgres://postgres:${password}@127.0.0.1:${ports.EMBEDDED_DATABASE_PORT}/michangarrito`;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test(
  'starts whole, keeps its data over Ctrl-C, and recovers from kill -9 of everything',
  async () => {
    const first = start();
    await untilReady(first);
    const page = await fetch(`http://localhost:${ports.WEB_PORT}/`, { headers: { accept: 'text/html' } });
    expect([page.status, (await page.text()).includes('<div id="root">')]).toEqual([200, true]);
    expect((await fetch(`http://localhost:${ports.WEB_PORT}/api/health/ready`)).status).toBe(200);
    await query(`comment on database michangarrito is 'kept'`);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${ports.WEB_PORT} (WEB_PORT) is busy`);

    signalGroup(first, 'SIGINT');
    expect(await first.ended).toBe(0);
    await expect(query('select 1')).rejects.toThrow(/ECONNREFUSED/);

    const third = start();
    await untilReady(third);
    expect(await query(COMMENT)).toEqual(['kept']);
    const postmaster = Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    signalGroup(third, 'SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await third.ended;

    const fourth = start();
    await untilReady(fourth);
    expect(await query(COMMENT)).toEqual(['kept']);

    // The database's death takes everything down, and is said by name.
    process.kill(Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    expect(await fourth.ended).toBe(1);
    expect(fourth.output()).toContain('PostgreSQL ended by itself');
  },
  TIMEOUT_MS,
);

test(
  'with --lan the page speaks HTTPS and one-time codes stay off it',
  async () => {
    const run = start(['--lan'], { LAN_ADDRESS: '192.168.1.20' });
    await untilReady(run);
    expect(run.output()).toContain(`https://192.168.1.20:${ports.WEB_PORT}/`);
    expect(existsSync(join(dataDir, 'tls/ca.crt'))).toBe(true);
    const inbox = await fetch(`http://localhost:${ports.WEB_PORT}/api/demo/inbox`);
    expect(inbox.status).toBe(404);
    signalGroup(run, 'SIGTERM');
    expect(await run.ended).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  'a server of the user’s is used, but not by a role that passes by row-level security',
  async () => {
    const server = await startTemporaryPostgres(() => {});
    try {
      const strong = start([], { DATABASE_URL: server.adminUrl });
      expect(await strong.ended).toBe(1);
      expect(strong.output()).toContain('DATABASE_URL connects as postgres, which passes by row-level security');

      const own = start([], { DATABASE_ADMIN_URL: server.adminUrl });
      await untilReady(own);
      signalGroup(own, 'SIGTERM');
      expect(await own.ended).toBe(0);
      expect(server.isRunning()).toBe(true);
    } finally {
      await server.stop();
    }
  },
  TIMEOUT_MS,
);
