import { buildBackend } from './build.ts';
import { runCommand } from './command.ts';
import { loadEnvironmentFile } from './environment.ts';
import { runProgram } from './processes.ts';

/** Runs the simulator on a backend and a PostgreSQL of its own, gone afterwards. Arguments (`--seed N` …) are the simulator's. */
async function simulate(): Promise<number> {
  loadEnvironmentFile();
  // The simulator's report is on stdout, and its summary must be the last line there.
  await buildBackend(console.error);
  return runProgram(['tools/simulator/src/main.ts', ...process.argv.slice(2)]);
}

await runCommand(simulate);
