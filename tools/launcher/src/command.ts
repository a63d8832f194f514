import { CommandError } from './processes.ts';
import { SettingsError } from './environment.ts';

/**
 * Runs a command and ends the process with its exit code. Expected failures are a sentence on stderr, unexpected ones their
 * stack; both exit 1.
 */
export async function runCommand(command: () => Promise<number>): Promise<never> {
  let code = 1;
  try {
    code = await command();
  } catch (error) {
    const expected = error instanceof CommandError || error instanceof SettingsError;
    console.error(expected ? error.message : error);
  }
  // Piped output is written asynchronously: an exit right away would cut the last line.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(code);
}
