import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildBackend } from './build.ts';
import { runCommand } from './command.ts';
import { withOwnDatabase } from './database.ts';
import { loadEnvironmentFile, readSettings, ROOT } from './environment.ts';
import { CommandError, runProgram } from './processes.ts';
import { PGBENCH, requireTool, WRK } from './system-tools.ts';

/** Runs one bench on a database of its own in the embedded server, dropped afterwards. Arguments after the name are the bench's. */
async function bench(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const program = `bench/src/${name}.ts`;
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(join(ROOT, program))) {
    throw new CommandError(`There is no bench "${name}". Say, for example: npm run bench -- sale`);
  }
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  const tools = { PGBENCH_PATH: requireTool(PGBENCH, console.log), WRK_PATH: requireTool(WRK, console.log) };
  await buildBackend(console.log);
  return withOwnDatabase(settings, `bench_${name}`, console.log, (adminUrl) =>
    runProgram([program, ...args], { ...tools, DATABASE_ADMIN_URL: adminUrl }),
  );
}

await runCommand(bench);
