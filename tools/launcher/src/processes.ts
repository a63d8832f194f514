import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './environment.ts';

const LAUNCHER = join(ROOT, 'tools/launcher/src');
const STOP_TIMEOUT_MS = 10_000;
/** Ctrl-C reaches the whole process group at once: a child may end before we have heard of it ourselves. */
const SIGNAL_GRACE_MS = 300;
const PORT_GRACE_MS = 3_000;
const POLL_MS = 100;

/** A failure that a person can act on: printed without a stack. */
export class CommandError extends Error {}

/** Work that ends when the process is asked to: by Ctrl-C, a signal, or the death of what started it. */
export type StopRequest = {
  /** Resolves when somebody asked to stop. */
  readonly requested: Promise<void>;
  readonly isRequested: () => boolean;
};

/** Listens for the end that others wish. Repeated signals change nothing: the stop is under way. */
export function listenForStop(): StopRequest {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  const ask = (): void => {
    asked = true;
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  process.on('disconnect', ask);
  // The channel only tells that the parent is gone; it must not keep a finished command alive.
  process.channel?.unref();
  return { requested: promise, isRequested: () => asked };
}

export type Service = {
  readonly name: string;
  /** Resolves when the process has ended, with words for how. */
  readonly ended: Promise<string>;
  /** Asks it to end, waits, and kills it when it does not. */
  readonly stop: () => Promise<void>;
};

/** Starts a Node program that runs until stopped. It ends with us, even when we are killed. Its output goes to stderr. */
export function startService(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Service {
  return startNode(name, ['--import', join(LAUNCHER, 'die-with-parent.mjs'), ...args], env);
}

/** The same for a Node program that becomes another (tsc) or runs others (`--watch`), and so would not hear of our end. */
export function startWatcher(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Service {
  return startNode(name, [join(LAUNCHER, 'run-with-parent.mjs'), ...args], env);
}

function startNode(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Service {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  child.channel?.unref();
  const ended = describeEnd(child);
  return { name, ended, stop: () => stopChild(child, ended) };
}

async function describeEnd(child: ChildProcess): Promise<string> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Waits for the end of a service. Resolves with words for how it ended by itself, undefined when somebody asked to stop. */
export async function untilEnded({ ended }: Pick<Service, 'ended'>, stop: StopRequest): Promise<string | undefined> {
  const how = await Promise.race([stop.requested, ended]);
  if (how === undefined) return undefined;
  await Promise.race([stop.requested, sleep(SIGNAL_GRACE_MS, undefined, { ref: false })]);
  return stop.isRequested() ? undefined : how;
}

/**
 * Waits until somebody asks to stop (resolves) or one of the services ends by itself (throws `CommandError` naming it).
 */
export async function superviseServices(services: readonly Service[], stop: StopRequest): Promise<void> {
  const deaths = services.map(async (service) => ({ name: service.name, how: await untilEnded(service, stop) }));
  const { name, how } = await Promise.race(deaths);
  if (how !== undefined) throw new CommandError(`${name} ended by itself (${how}): what it says stands above`);
}

/** Runs a Node program to its end with its output on ours. Returns its exit code, 1 for a signal. */
export async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** Runs a Node program whose output matters only when it fails; then it is in the `CommandError`. */
export async function runQuietly(what: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new CommandError(`${what} failed:\n${output.trimEnd()}`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    // A host without IPv6 has no ::1 to be busy on.
    return !(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
  }
  server.close();
  await once(server, 'close');
  return true;
}

/**
 * Throws a `CommandError` that names the variable and the port when another program listens on any of `hosts`. Waits a moment
 * first: services whose launcher was killed just now are still ending.
 */
export async function requireFreePort(variable: string, port: number, hosts: readonly string[]): Promise<void> {
  const end = Date.now() + PORT_GRACE_MS;
  for (const host of hosts) {
    while (!(await isFree(port, host))) {
      if (Date.now() > end) throw new CommandError(busyPort(variable, port));
      await sleep(POLL_MS);
    }
  }
}

/** The sentence for a busy port. */
export function busyPort(variable: string, port: number): string {
  return `Port ${port} (${variable}) is busy: another program listens there. Stop it, or set ${variable} to a free port.`;
}
