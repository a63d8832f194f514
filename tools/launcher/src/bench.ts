import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { buildBackend, buildFrontend } from './build.ts';
import { runCommand } from './command.ts';
import { runProgram } from './processes.ts';
import { CHROMIUM, PGBENCH, requireTool } from './system-tools.ts';

/** Benches that measure in a browser; the others measure the backend against what pgbench can do. */
const BROWSER_BENCHES = ['search', 'local-sale'];

function requiredTools(name: string): NodeJS.ProcessEnv {
  return BROWSER_BENCHES.includes(name)
    ? { CHROMIUM_PATH: requireTool(CHROMIUM, console.log) }
    : { PGBENCH_PATH: requireTool(PGBENCH, console.log) };
}

/** Runs one bench on a server of its own, as durable as the one of `start`, and gone afterwards. */
async function bench(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const tools = requiredTools(name);
  await buildBackend(console.log);
  if (BROWSER_BENCHES.includes(name)) await buildFrontend(console.log);
  const server = await startTemporaryPostgres(console.log);
  try {
    return await runProgram(['bench/src/main.ts', name, ...args], {
      ...tools,
      TEST_DATABASE_ADMIN_URL: server.adminUrl,
    });
  } finally {
    await server.stop();
  }
}

await runCommand(bench);
