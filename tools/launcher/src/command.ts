import { CommandError } from './processes.ts';
import { SettingsError } from './environment.ts';

/** Whether the message alone is for the person: theirs to mend, as is an argument that nobody knows. */
function isExpected(error: unknown): error is Error {
  if (error instanceof CommandError || error instanceof SettingsError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/**
 * Runs a command and ends the process with its exit code. Expected failures are a sentence on stderr, unexpected ones their
 * stack; both exit 1.
 */
export async function runCommand(command: () => Promise<number>): Promise<never> {
  let code = 1;
  try {
    code = await command();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
  }
  // Piped output is written asynchronously: an exit right away would cut the last line.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}
