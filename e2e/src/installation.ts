import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startWebServer } from '@michangarrito/launcher/web-server';
import {
  createTestDatabase,
  freePort,
  startBackendProcess,
  type BackendProcess,
  type TestDatabase,
} from '@michangarrito/testing';

const SEED_DEMO = fileURLToPath(new URL('../../apps/backend/dist/cli/seed-demo.js', import.meta.url));
/** The built app. */
export const APP = fileURLToPath(new URL('../../apps/frontend/dist', import.meta.url));

/** A whole installation of its own: database, backend process, and the web server that a person's browser talks to. */
export interface Installation {
  readonly url: string;
  readonly database: TestDatabase;
  /** The backend that runs now, or ran last. */
  readonly backend: BackendProcess;
  /** SIGKILL, as a power cut would. */
  killBackend(): Promise<void>;
  /** Starts the backend again where it was. */
  restartBackend(): Promise<void>;
  /** Nothing answers any more, not even with the page: as without network. */
  cutOff(): Promise<void>;
  /** The web server stands where it was; with another release of the app where its folder is given. */
  reconnect(directory?: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startInstallation(): Promise<Installation> {
  const database = await createTestDatabase();
  let backend = await startBackendProcess(database.appUrl);
  const backendUrl = backend.url;
  const port = await freePort();
  const serve = (directory: string) => startWebServer({ port, directory, backendUrl, trustedProxies: 0 });
  let web = await serve(APP);
  return {
    url: `http://localhost:${String(port)}`,
    database,
    get backend() {
      return backend;
    },
    killBackend: () => backend.kill(),
    restartBackend: async () => {
      backend = await startBackendProcess(database.appUrl, { port: Number(new URL(backendUrl).port) });
    },
    cutOff: () => web.stop(),
    reconnect: async (directory = APP) => {
      web = await serve(directory);
    },
    stop: async () => {
      await web.stop();
      await backend.stop();
      await database.drop();
    },
  };
}

/** Puts the demo shop and its last two weeks into a database, as `npm start` does, with a clock so many hours east of UTC. */
export async function loadDemoShop(database: TestDatabase, utcOffsetHours: number): Promise<void> {
  await setShopClock(database, utcOffsetHours);
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    JWT_SECRET: 'a-secret-that-only-tests-have-0000000000',
    DEMO_MODE: '1',
    DEMO_INBOX: 'page',
    LOG_LEVEL: 'warn',
  };
  await promisify(execFile)(process.execPath, [SEED_DEMO, `--utc-offset=${String(utcOffsetHours * 60)}`], { env });
}

/** Every shop that is opened from now on keeps the time of that zone. POSIX counts its zones westward. */
function setShopClock(database: TestDatabase, utcOffsetHours: number): Promise<void> {
  const zone = `Etc/GMT${utcOffsetHours > 0 ? '-' : '+'}${String(Math.abs(utcOffsetHours))}`;
  return database.administer(`alter table public.tenants alter column timezone set default '${zone}'`);
}
