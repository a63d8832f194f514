import { runCommand } from './command.ts';
import { runProgram } from './processes.ts';

await runCommand(() => runProgram(['tools/check/src/generate.ts']));
