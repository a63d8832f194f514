import { runCommand } from './command.ts';
import { runTests } from './test-command.ts';

await runCommand(() => runTests(true));
