import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './processes.ts';

/** How many tests of a run passed, failed and were skipped. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

type JsonReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
};

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    NOTHING,
  );
}

/** The form that scripts read. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Turns vitest's report and exit code into a tally. A run that failed without a failed test (a file that does not load, an error
 * outside any test, a crash) counts as one failure: it must never read as a success.
 */
export function tallyReport(report: JsonReport | undefined, exitCode: number): Tally {
  const counted =
    report === undefined
      ? NOTHING
      : {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests + report.numTodoTests,
        };
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** Runs vitest projects and tallies them. Vitest's own report for people goes to our output. */
export async function runVitest(projects: readonly string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-report-'));
  const file = join(directory, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...reporters,
      ...projects.map((name) => `--project=${name}`),
    ];
    const code = await runProgram(args, env);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return tallyReport(text === undefined ? undefined : (JSON.parse(text) as JsonReport), code);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
