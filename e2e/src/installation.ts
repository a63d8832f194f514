import { fileURLToPath } from 'node:url';
import { startWebServer } from '@michangarrito/launcher/web-server';
import {
  createTestDatabase,
  freePort,
  startBackendProcess,
  type BackendProcess,
  type TestDatabase,
} from '@michangarrito/testing';

const APP = fileURLToPath(new URL('../../apps/frontend/dist', import.meta.url));

/** A whole installation of its own: database, backend process, and the web server that a person's browser talks to. */
export interface Installation {
  readonly url: string;
  readonly database: TestDatabase;
  readonly backend: BackendProcess;
  stop(): Promise<void>;
}

export async function startInstallation(): Promise<Installation> {
  const database = await createTestDatabase();
  const backend = await startBackendProcess(database.appUrl);
  const port = await freePort();
  const web = await startWebServer({ port, directory: APP, backendUrl: backend.url, trustedProxies: 0 });
  return {
    url: `http://localhost:${String(port)}`,
    database,
    backend,
    stop: async () => {
      await web.stop();
      await backend.stop();
      await database.drop();
    },
  };
}
