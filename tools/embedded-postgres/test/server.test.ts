import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PortBusyError, startEmbeddedPostgres, type EmbeddedPostgres } from '../src/index.ts';
import { findPostmaster, isRunning } from '../src/postmaster.ts';

let dataDir: string;
let started: EmbeddedPostgres[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-postgres-test-'));
  await chmod(dataDir, 0o755);
  started = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(port = 0): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, port, log: () => {} });
  started.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // The tests kill servers under their connections.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('starts durable, on loopback only, with a password that others cannot read', async () => {
  const server = await start();
  expect(server.adopted).toBe(false);
  const durability = await query(
    server.adminUrl,
    `select setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  expect(durability).toEqual(['on', 'on', 'on']);
  expect(await query(server.adminUrl, 'show listen_addresses')).toEqual(['127.0.0.1']);
  expect((await stat(join(server.directory, 'password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(server.adminUrl);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('a restart keeps the data, and stop leaves no process behind', async () => {
  const first = await start();
  await query(first.adminUrl, 'create table kept as select 42 as value');
  await first.stop();
  expect(isRunning(first.pid)).toBe(false);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.adminUrl, 'select value from kept')).toEqual([42]);
});

test('a server that is already live on the data is adopted with its port, also by two at once', async () => {
  const first = await start();
  const [second, third] = await Promise.all([start(first.port), start()]);
  expect([second, third].map(({ pid, port, adopted }) => ({ pid, port, adopted }))).toEqual([
    { pid: first.pid, port: first.port, adopted: true },
    { pid: first.pid, port: first.port, adopted: true },
  ]);
  await second.stop();
  expect(isRunning(first.pid)).toBe(false);
});

test('two that start at once on new data share one server', async () => {
  const servers = await Promise.all([start(), start()]);
  expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
  expect(servers.filter((server) => server.adopted)).toHaveLength(1);
});

test('after kill -9 of the server, while a backend still works, what was committed is there', async () => {
  const first = await start();
  await query(first.adminUrl, 'create table kept as select 42 as value');
  const busy = query(first.adminUrl, 'select pg_sleep(600)').catch(() => 'cut');
  while (
    (
      await query(first.adminUrl, `select count(*)::int from pg_stat_activity where query = 'select pg_sleep(600)'`)
    )[0] !== 1
  );
  await end(first.pid);
  const second = await start();
  expect(await busy).toBe('cut');
  expect(await query(second.adminUrl, 'select value from kept')).toEqual([42]);
  expect(
    await query(
      second.adminUrl,
      `select count(*)::int from pg_stat_activity where query like '%pg_sleep(600)' and pid <> pg_backend_pid()`,
    ),
  ).toEqual([0]);
});

test('a postmaster.pid that names a stranger does not block the start', async () => {
  const first = await start();
  const pidFile = join(first.directory, 'data', 'postmaster.pid');
  const left = await readFile(pidFile, 'utf8');
  await first.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  try {
    await writeFile(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    expect(await findPostmaster(join(first.directory, 'data'))).toBeUndefined();
    const second = await start();
    expect(await query(second.adminUrl, 'select 1')).toEqual([1]);
    expect(isRunning(stranger.pid as number)).toBe(true);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a busy port is an error that names it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  try {
    const failure = await start(port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PortBusyError);
    expect((failure as PortBusyError).message).toContain(String(port));
  } finally {
    holder.close();
  }
});

test('a missing password file is said by its path', async () => {
  const server = await start();
  await server.stop();
  await rm(join(server.directory, 'password'));
  await expect(start()).rejects.toThrow(join(server.directory, 'password'));
});
