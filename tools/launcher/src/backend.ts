import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database-client.ts';
import type { Settings } from './environment.ts';
import type { Replaceable } from './keep-running.ts';
import { CommandError, runQuietly, startService, startWatcher, type Service, type StopRequest } from './processes.ts';
import type { Secrets } from './secrets.ts';

/** The phone and PIN of the demo shop's owner, as the ready line and the README name them. */
const DEMO_ACCESS = { phone: '5500000001', pin: '123456' } as const;

const DIST = 'apps/backend/dist';
const READY_TIMEOUT_MS = 300_000;
const POLL_MS = 100;

/** Where one-time codes appear in demo mode: on the page of this computer, or on its terminal when phones can open the page. */
export type DemoInbox = 'page' | 'terminal';

/** What the backend's own configuration reads; what the user set himself stays (CODE_WEBHOOK_URL, LOG_LEVEL…). */
export function backendEnvironment(
  settings: Settings,
  secrets: Secrets,
  database: Pick<Database, 'appUrl'>,
  inbox: DemoInbox,
): NodeJS.ProcessEnv {
  return {
    NODE_ENV: settings.production ? 'production' : 'development',
    BACKEND_HOST: '127.0.0.1',
    BACKEND_PORT: String(settings.backendPort),
    DATABASE_URL: database.appUrl,
    JWT_SECRET: process.env['JWT_SECRET'] || secrets.jwtSecret,
    DEMO_MODE: settings.production ? '0' : '1',
    DEMO_INBOX: inbox,
    // The web server in front names the client's address, and may itself stand behind others.
    TRUSTED_PROXIES: String(settings.trustedProxies + 1),
  };
}

/** The backend's own address, without a trailing slash. */
export function backendUrl(settings: Settings): string {
  return `http://127.0.0.1:${settings.backendPort}`;
}

/** Starts the built backend, which can be started again. */
export function startBackend(settings: Settings, env: NodeJS.ProcessEnv): Replaceable {
  const start = (): Service => startService('The backend', ['--enable-source-maps', join(DIST, 'main.js')], env);
  return {
    service: start(),
    startAgain: async () => start(),
    isReady: () => isReady(`${backendUrl(settings)}/health/ready`),
  };
}

/** Starts the built backend and restarts it whenever the compiler writes. */
export function watchBackend(env: NodeJS.ProcessEnv): Service {
  const options = ['--watch', '--watch-preserve-output', '--enable-source-maps'];
  return startWatcher('The backend', [...options, join(DIST, 'main.js')], env);
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Waits until every URL answers 200. False when somebody asked to stop first; throws a `CommandError` when a service ends or
 * the time is over.
 */
export async function waitUntilReady(
  urls: readonly string[],
  services: readonly Service[],
  stop: StopRequest,
): Promise<boolean> {
  const end = Date.now() + READY_TIMEOUT_MS;
  let death: string | undefined;
  for (const { name, ended } of services) {
    void ended.then((how) => (death = `${name} ended while starting (${how})`));
  }
  for (const url of urls) {
    while (!(await isReady(url))) {
      if (stop.isRequested()) return false;
      if (death !== undefined) throw new CommandError(`${death}: what it says stands above`);
      if (Date.now() > end) throw new CommandError(`${url} is not ready after ${READY_TIMEOUT_MS / 1_000} seconds`);
      await sleep(POLL_MS);
    }
  }
  return !stop.isRequested();
}

/** The last line of `start`, which scripts wait for and read. */
export function readyLine(settings: Settings): string {
  const demo = settings.production ? '' : ` (demo phone ${DEMO_ACCESS.phone}, PIN ${DEMO_ACCESS.pin})`;
  return `MiChangarrito ready: http://localhost:${settings.webPort}${demo}`;
}

/** Puts the demo shop into the database, unless it is there already. */
export async function loadDemo(env: NodeJS.ProcessEnv): Promise<void> {
  await runQuietly('Loading the demo shop', [join(DIST, 'cli/seed-demo.js')], { ...env, LOG_LEVEL: 'warn' });
}
