import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** Runs the auditor's command line as a person would. */
export function runCli(
  auditUrl: string,
  ...args: readonly string[]
): Promise<{ code: number; lines: string[]; errors: string }> {
  const env = { PATH: process.env['PATH'], DATABASE_AUDIT_URL: auditUrl };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}
