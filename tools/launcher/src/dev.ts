import { backendEnvironment, backendUrl, loadDemo, readyLine, waitUntilReady, watchBackend } from './backend.ts';
import { buildBackend, forgetBackendBuild } from './build.ts';
import { runCommand } from './command.ts';
import type { Database } from './database-client.ts';
import { openDatabase } from './database.ts';
import { loadEnvironmentFile, readSettings, type Settings } from './environment.ts';
import {
  listenForStop,
  requireFreePort,
  startService,
  startWatcher,
  superviseServices,
  type Service,
  type StopRequest,
} from './processes.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { LOOPBACK_HOSTS } from './web-server.ts';

/** The compilers that watch: the backend restarts when its own writes, the frontend reloads by itself. */
function startWatchers(settings: Settings, backendEnv: NodeJS.ProcessEnv): Service[] {
  const compile = [
    'node_modules/typescript7/bin/tsc',
    '-p',
    'apps/backend/tsconfig.build.json',
    '--watch',
    '--preserveWatchOutput',
  ];
  const ports = { WEB_PORT: String(settings.webPort), BACKEND_PORT: String(settings.backendPort) };
  return [
    startWatcher('The compiler of the backend', compile, {}),
    watchBackend(backendEnv),
    startService('Vite', ['node_modules/vite/bin/vite.js', 'apps/frontend', '--host', 'localhost'], ports),
  ];
}

async function serve(settings: Settings, secrets: Secrets, database: Database, stop: StopRequest): Promise<void> {
  const env = backendEnvironment(settings, secrets, database, 'page');
  await loadDemo(env);
  await forgetBackendBuild();
  const watchers = startWatchers(settings, env);
  const services = database.server === undefined ? watchers : [...watchers, database.server.service];
  try {
    const urls = [`${backendUrl(settings)}/health/ready`, `http://localhost:${settings.webPort}/`];
    if (!(await waitUntilReady(urls, services, stop))) return;
    console.log(readyLine(settings));
    await superviseServices(services, stop);
  } finally {
    await Promise.all(watchers.map((watcher) => watcher.stop()));
  }
}

/** Everything of `start`, in watch mode. */
async function dev(): Promise<number> {
  const stop = listenForStop();
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  await requireFreePort('WEB_PORT', settings.webPort, LOOPBACK_HOSTS);
  await requireFreePort('BACKEND_PORT', settings.backendPort, ['127.0.0.1']);
  await buildBackend(console.log);
  const secrets = await readSecrets(settings.dataDir);
  const database = await openDatabase(settings, secrets, console.log);
  try {
    await serve(settings, secrets, database, stop);
  } finally {
    await database.stop();
  }
  return 0;
}

await runCommand(dev);
