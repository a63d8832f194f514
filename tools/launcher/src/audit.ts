import { runCommand } from './command.ts';
import { openDatabase } from './database.ts';
import { loadEnvironmentFile, readSettings } from './environment.ts';
import { CommandError, runProgram } from './processes.ts';
import { readSecrets } from './secrets.ts';

/**
 * Audits the database that `start` uses. Where `start` is not running, its embedded server is started for the time of the audit.
 * Arguments (`--tenant SLUG`) are the auditor's.
 */
async function audit(): Promise<number> {
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  // The auditor's report is on stdout, and its summary must be the last line there.
  const database = await openDatabase(settings, await readSecrets(settings.dataDir), console.error);
  try {
    if (database.auditUrl === undefined) {
      throw new CommandError(
        'Set DATABASE_AUDIT_URL to the URL of the role michangarrito_audit: the application may not read every shop.',
      );
    }
    const args = ['packages/auditor/src/cli.ts', ...process.argv.slice(2)];
    return await runProgram(args, { DATABASE_AUDIT_URL: database.auditUrl });
  } finally {
    await database.release();
  }
}

await runCommand(audit);
