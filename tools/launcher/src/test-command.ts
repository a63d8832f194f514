import { dirname } from 'node:path';
import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { buildBackend, buildFrontend } from './build.ts';
import { CommandError, runProgram } from './processes.ts';
import { CHROMIUM, PGBOUNCER, POSTGRES_15, requireTool } from './system-tools.ts';
import { addTallies, formatTally, runVitest, type Tally } from './test-run.ts';

const UNIT_PROJECTS = ['packages', 'database', 'backend', 'frontend', 'tools'] as const;
/** What must also hold on the oldest PostgreSQL that the project promises. */
const DATABASE_PROJECTS = ['database', 'backend'] as const;

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
 * Runs everything once: the check and the build (one test each), every suite, and the day in the browser. `full` takes whole matrices,
 * many seeds and long runs, and repeats the suites that touch the database on PostgreSQL 15, there as widely as `npm test` does.
 * Prints a tally of each part and, as last line, of all; 0 when nothing failed.
 */
export async function runTests(full: boolean): Promise<number> {
  const once: NodeJS.ProcessEnv = {
    CHROMIUM_PATH: requireTool(CHROMIUM, console.log),
    PGBOUNCER_PATH: requireTool(PGBOUNCER, console.log),
  };
  const env = full ? { ...once, FULL: '1' } : once;
  const postgres15 = full ? dirname(requireTool(POSTGRES_15, console.log)) : undefined;
  const tallies = new Map<string, Tally>();
  const run = async (part: string, work: () => Promise<Tally>): Promise<void> => {
    console.log(`\n=== ${part}`);
    tallies.set(part, await work());
  };
  await run('check', runCheck);
  await run('build', build);
  await run('suites', () => runOnServer(UNIT_PROJECTS, env));
  if (postgres15 !== undefined) {
    await run('database and backend on PostgreSQL 15', () => runOnServer(DATABASE_PROJECTS, once, postgres15));
  }
  await run('the day in the browser', () => runOnServer(['e2e'], env));
  console.log();
  for (const [part, tally] of tallies) console.log(`${part}: ${formatTally(tally)}`);
  const sum = addTallies([...tallies.values()]);
  console.log(formatTally(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}
