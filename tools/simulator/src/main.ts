import { parseArgs } from 'node:util';
import { BREAKAGES } from './breakages.ts';
import { runBroken } from './broken-copy.ts';
import { simulate } from './simulate.ts';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  seeds: { type: 'string', default: '1' },
  devices: { type: 'string', default: '4' },
  events: { type: 'string', default: '150' },
  trace: { type: 'boolean', default: false },
  whole: { type: 'boolean', default: false },
  breakage: { type: 'string' },
} as const;

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${String(least)}, and is "${text}"`);
}

/**
 * `SIMULATOR_PORT=… node src/main.ts --seed N [--seeds K] [--devices D] [--events E] [--trace] [--whole] [--breakage NAME]`; answers the exit
 * code. `--trace` tells each event, `--whole` looks for no shorter failure, `--breakage` runs against a copy of the code that is broken so.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.breakage !== undefined) return runAgainst(values.breakage, values);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { summary, isClean } = await simulate({
    seed: whole('seed', values.seed, 0),
    seeds: whole('seeds', values.seeds, 1),
    devices: whole('devices', values.devices, 2),
    events: whole('events', values.events, 1),
    port: whole('SIMULATOR_PORT', process.env['SIMULATOR_PORT'] || '3144', 0),
    shrinks: !values.whole,
    say,
    ...(values.trace ? { trace: say } : {}),
  });
  say(summary);
  return isClean ? 0 : 1;
}

async function runAgainst(
  name: string,
  { seed, seeds, devices, events }: Record<'seed' | 'seeds' | 'devices' | 'events', string>,
): Promise<number> {
  const breakage = BREAKAGES.find((one) => one.name === name);
  if (breakage === undefined) throw new Error(`--breakage is one of: ${BREAKAGES.map((one) => one.name).join(', ')}`);
  const args = ['--seed', seed, '--seeds', seeds, '--devices', devices, '--events', events, '--whole'];
  const { exitCode } = await runBroken(breakage, args, (text) => void process.stdout.write(text));
  return exitCode;
}

// An exit runs the handlers that end what was started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
