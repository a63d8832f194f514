import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@michangarrito/testing';
import pg from 'pg';

/** A PgBouncer in transaction mode with a single connection to the server, so that no two transactions can share anything else. */
export interface Bouncer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Puts one in front of the database of `appUrl`; `program` is its path. */
export async function startBouncer(program: string, appUrl: string): Promise<Bouncer> {
  const { hostname, port, pathname, username, password } = new URL(appUrl);
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-bouncer-'));
  // It refuses to be root; then whoever it becomes must reach its files.
  await chmod(directory, 0o755);
  const listenPort = await freePort();
  const users = join(directory, 'users.txt');
  const settings = join(directory, 'pgbouncer.ini');
  await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`, { mode: 0o644 });
  await writeFile(
    settings,
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${port} dbname=${pathname.slice(1)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(listenPort)}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
default_pool_size = 1
max_client_conn = 100
ignore_startup_parameters = extra_float_digits
`,
    { mode: 0o644 },
  );
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, [...asRoot, settings], { stdio: 'ignore' });
  const url = `postgres://${username}:${password}@127.0.0.1:${String(listenPort)}${pathname}`;
  await untilReady(url);
  return {
    url,
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PgBouncer does not answer');
}
