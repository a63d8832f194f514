import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { removeEmbeddedPostgres } from '@michangarrito/embedded-postgres';
import { backendEnvironment, loadDemo } from './backend.ts';
import { buildBackend } from './build.ts';
import { runCommand } from './command.ts';
import { openDatabase, usesOwnServer } from './database.ts';
import { loadEnvironmentFile, readSettings, type Settings } from './environment.ts';
import { CommandError, requireFreePort } from './processes.ts';
import { readSecrets } from './secrets.ts';
import { LOOPBACK_HOSTS } from './web-server.ts';

/** Throws unless the embedded data may be forgotten: ours, and used by nobody just now. */
async function requireIdle(settings: Settings): Promise<void> {
  if (usesOwnServer(settings)) {
    throw new CommandError(
      'db:reset forgets the embedded database only: DATABASE_URL or DATABASE_ADMIN_URL names one of your own.',
    );
  }
  try {
    await requireFreePort('WEB_PORT', settings.webPort, LOOPBACK_HOSTS);
    await requireFreePort('BACKEND_PORT', settings.backendPort, ['127.0.0.1']);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(
      `${error.message}\nIf it is "npm start", stop it first: db:reset forgets the data it works on.`,
      { cause: error },
    );
  }
}

/** Asks whoever sits at a terminal; a script has nobody to ask and means it. */
async function isMeant(settings: Settings): Promise<boolean> {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } });
  if (values.yes || !process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = `This forgets every shop, sale and debt in ${settings.dataDir}. Type "yes" to go on: `;
  // Ctrl-C ends the question with an error, Ctrl-D with nothing but the end of the terminal: neither is a yes.
  const ended = once(terminal, 'close').then(() => '');
  const answer = await Promise.race([terminal.question(question).catch(() => ''), ended]);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

/** Forgets the embedded data, then migrates and loads the demo shop again. */
async function reset(): Promise<number> {
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  await requireIdle(settings);
  if (!(await isMeant(settings))) throw new CommandError('Nothing was forgotten.');
  await buildBackend(console.log);
  await removeEmbeddedPostgres(settings.dataDir, console.log);
  const secrets = await readSecrets(settings.dataDir);
  const database = await openDatabase(settings, secrets, console.log);
  try {
    await loadDemo(backendEnvironment(settings, secrets, database, 'page'));
    console.log(`db: ${database.migrations} migrations, demo loaded`);
  } finally {
    await database.stop();
  }
  return 0;
}

await runCommand(reset);
