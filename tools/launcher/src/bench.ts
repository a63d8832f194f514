import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { buildBackend, buildFrontend } from './build.ts';
import { runCommand } from './command.ts';
import { withOwnDatabase } from './database.ts';
import { loadEnvironmentFile, readSettings, ROOT } from './environment.ts';
import { CommandError, runProgram } from './processes.ts';
import { CHROMIUM, PGBENCH, requireTool, WRK } from './system-tools.ts';

type Run = (program: readonly string[], name: string) => Promise<number>;

/** In a browser, over an installation of its own. */
const onTheDevice: Run = async (program) => {
  const tools = { CHROMIUM_PATH: requireTool(CHROMIUM, console.log) };
  await Promise.all([buildBackend(console.log), buildFrontend(console.log)]);
  const server = await startTemporaryPostgres(console.log);
  try {
    return await runProgram(program, { ...tools, TEST_DATABASE_ADMIN_URL: server.adminUrl });
  } finally {
    await server.stop();
  }
};

/** Against the database's own limit. */
const onTheServer: Run = async (program, name) => {
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  const tools = { PGBENCH_PATH: requireTool(PGBENCH, console.log), WRK_PATH: requireTool(WRK, console.log) };
  await buildBackend(console.log);
  return withOwnDatabase(settings, `bench_${name}`, console.log, (adminUrl) =>
    runProgram(program, { ...tools, DATABASE_ADMIN_URL: adminUrl }),
  );
};

const ON_THE_DEVICE: ReadonlySet<string> = new Set(['search', 'local-sale']);

/** Runs one bench on a database of its own, dropped afterwards. Arguments after the name are the bench's. */
async function bench(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const program = `bench/src/${name}.ts`;
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(join(ROOT, program))) {
    throw new CommandError(`There is no bench "${name}". Say, for example: npm run bench -- sale`);
  }
  const run = ON_THE_DEVICE.has(name) ? onTheDevice : onTheServer;
  return run([program, ...args], name);
}

await runCommand(bench);
