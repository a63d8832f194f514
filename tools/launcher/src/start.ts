import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backendEnvironment, backendUrl, loadDemo, readyLine, startBackend, waitUntilReady } from './backend.ts';
import { buildBackend, buildFrontend } from './build.ts';
import { runCommand } from './command.ts';
import type { Database } from './database-client.ts';
import { openDatabase } from './database.ts';
import { loadEnvironmentFile, readSettings, ROOT, type Settings } from './environment.ts';
import { keepRunning, KeptService } from './keep-running.ts';
import { describeLan, lanAddresses } from './lan.ts';
import { listenForStop, requireFreePort, type StopRequest } from './processes.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { makeCertificates, type Certificates } from './tls.ts';
import { ALL_HOSTS, LOOPBACK_HOSTS, startWebServer } from './web-server.ts';

type Plan = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** Present with `--lan`. */
  readonly lan: { readonly addresses: readonly string[]; readonly certificates: Certificates } | undefined;
  readonly stop: StopRequest;
};

/**
 * Runs every service above the database until somebody asks to stop. Once all are ready, what ends by itself is started again; throws
 * when one ends before, or does not come back.
 */
async function serve({ settings, secrets, lan, stop }: Plan, database: Database): Promise<void> {
  const env = backendEnvironment(settings, secrets, database, lan === undefined ? 'page' : 'terminal');
  if (!settings.production) await loadDemo(env);
  if (stop.isRequested()) return;
  const backend = new KeptService(startBackend(settings, env), console.error);
  const kept = database.server === undefined ? [backend] : [backend, new KeptService(database.server, console.error)];
  try {
    const web = await startWebServer({
      port: settings.webPort,
      directory: join(ROOT, 'apps/frontend/dist'),
      backendUrl: backendUrl(settings),
      trustedProxies: settings.trustedProxies,
      certificates: lan?.certificates,
    });
    try {
      const page = `http://localhost:${settings.webPort}`;
      const urls = [`${backendUrl(settings)}/health/ready`, `${page}/api/health/ready`, `${page}/`];
      const services = kept.map(({ service }) => service);
      if (!(await waitUntilReady(urls, services, stop))) return;
      if (lan !== undefined) console.log(describeLan(lan.addresses, settings.webPort));
      console.log(readyLine(settings));
      await keepRunning(kept, stop);
    } finally {
      await web.stop();
    }
  } finally {
    await backend.service.stop();
  }
}

async function start(): Promise<number> {
  const { values } = parseArgs({ options: { lan: { type: 'boolean', default: false } } });
  const stop = listenForStop();
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  const addresses = values.lan ? lanAddresses(settings) : undefined;
  await requireFreePort('WEB_PORT', settings.webPort, values.lan ? [...ALL_HOSTS, ...LOOPBACK_HOSTS] : LOOPBACK_HOSTS);
  await requireFreePort('BACKEND_PORT', settings.backendPort, ['127.0.0.1']);
  await Promise.all([buildBackend(console.log), buildFrontend(console.log)]);
  if (stop.isRequested()) return 0;
  const secrets = await readSecrets(settings.dataDir);
  const lan = addresses && { addresses, certificates: await makeCertificates(settings.dataDir, addresses) };
  const database = await openDatabase(settings, secrets, console.log);
  try {
    await serve({ settings, secrets, lan, stop }, database);
  } finally {
    await database.stop();
  }
  return 0;
}

await runCommand(start);
