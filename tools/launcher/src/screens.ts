import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { buildBackend, buildFrontend } from './build.ts';
import { runCommand } from './command.ts';
import { runProgram } from './processes.ts';
import { CHROMIUM, requireTool } from './system-tools.ts';

/** Draws every screen into docs/screens, from an installation of its own. */
async function screens(): Promise<number> {
  const tools = { CHROMIUM_PATH: requireTool(CHROMIUM, console.log) };
  await Promise.all([buildBackend(console.log), buildFrontend(console.log)]);
  const server = await startTemporaryPostgres(console.log);
  try {
    return await runProgram(['e2e/src/main.ts'], { ...tools, TEST_DATABASE_ADMIN_URL: server.adminUrl });
  } finally {
    await server.stop();
  }
}

await runCommand(screens);
