import { dirname } from 'node:path';
import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { buildBackend, buildFrontend } from './build.ts';
import { CommandError, runProgram } from './processes.ts';
import { CHROMIUM, POSTGRES_15, requireTool } from './system-tools.ts';
import { addTallies, formatTally, runVitest, type Tally } from './test-run.ts';

const UNIT_PROJECTS = ['packages', 'database', 'backend', 'frontend', 'tools'] as const;
/** What must also hold on the oldest PostgreSQL that the project promises. */
const DATABASE_PROJECTS = ['database', 'backend'] as const;

function title(text: string): void {
  console.log(`\n=== ${text}`);
}

/** Runs projects against a PostgreSQL of their own: one server for all their suites, gone afterwards. */
async function runOnServer(projects: readonly string[], env: NodeJS.ProcessEnv, binDirectory?: string): Promise<Tally> {
  const server = await startTemporaryPostgres(console.log, binDirectory);
  try {
    return await runVitest(projects, { ...env, TEST_DATABASE_ADMIN_URL: server.adminUrl });
  } finally {
    await server.stop();
  }
}

async function runCheck(): Promise<Tally> {
  const code = await runProgram(['tools/check/src/main.ts']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function build(): Promise<Tally> {
  try {
    await Promise.all([buildBackend(console.log), buildFrontend(console.log)]);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.log(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * Runs everything once: the check and the build (one test each), every suite, and the day in the browser. `full` widens every
 * matrix and repeats the suites that touch the database on PostgreSQL 15. Prints the tally as last line; 0 when nothing failed.
 */
export async function runTests(full: boolean): Promise<number> {
  const env: NodeJS.ProcessEnv = { CHROMIUM_PATH: requireTool(CHROMIUM, console.log), ...(full ? { FULL: '1' } : {}) };
  const tallies: Tally[] = [];
  title('check');
  tallies.push(await runCheck());
  title('build');
  tallies.push(await build());
  title('suites');
  tallies.push(await runOnServer(UNIT_PROJECTS, env));
  if (full) {
    title('suites of the database and the backend on PostgreSQL 15');
    tallies.push(await runOnServer(DATABASE_PROJECTS, env, dirname(requireTool(POSTGRES_15, console.log))));
  }
  title('the day in the browser');
  tallies.push(await runOnServer(['e2e'], env));
  const sum = addTallies(tallies);
  console.log(formatTally(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}
