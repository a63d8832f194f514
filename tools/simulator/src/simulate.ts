import { isClean, runSeed, type SeedResult } from './run-seed.ts';
import { SimulatedServer } from './server.ts';
import { shrink } from './shrink.ts';
import { Tally } from './tally.ts';

export interface SimulationOptions {
  /** The first seed; those after it follow by one. */
  readonly seed: number;
  readonly seeds: number;
  readonly devices: number;
  readonly events: number;
  /** Where the backend listens; 0 any free port. */
  readonly port: number;
  readonly shrinks: boolean;
  readonly say: (line: string) => void;
  readonly trace?: (line: string) => void;
}

export interface Simulation {
  readonly results: readonly SeedResult[];
  readonly tally: Tally;
  /** The last line of the report. */
  readonly summary: string;
  readonly isClean: boolean;
}

const MOST_TOLD = 20;

/** Runs seeds one after another against one server, which ends with it, and tells what each came to. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { say } = options;
  const server = await SimulatedServer.start(options.port);
  const tally = new Tally();
  const results: SeedResult[] = [];
  try {
    for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
      const seedOptions = { ...options, server, tally, seed };
      const result = await runSeed(seedOptions);
      results.push(result);
      if (isClean(result)) {
        say(`seed ${String(seed)}: ${String(result.promised)} promised, ${String(result.recorded)} recorded`);
        continue;
      }
      tellFailure(result, say);
      if (options.shrinks) tellShortest(await shrink(seedOptions, result), options.devices, say);
    }
  } finally {
    await server.stop();
  }
  for (const line of tally.describe()) say(line);
  if (tally.missing.length > 0) say(`never happened: ${tally.missing.join(', ')}`);
  return {
    results,
    tally,
    summary: summarize(options, results),
    isClean: results.every(isClean) && tally.missingFaults.length === 0,
  };
}

function tellFailure({ seed, lost, doubled, differences }: SeedResult, say: (line: string) => void): void {
  const findings = [
    ...lost.map((text) => `lost: ${text}`),
    ...doubled.map((text) => `doubled: ${text}`),
    ...differences.map((text) => `difference: ${text}`),
  ];
  say(`seed ${String(seed)} fails:`);
  for (const finding of findings.slice(0, MOST_TOLD)) say(`  ${finding}`);
  if (findings.length > MOST_TOLD) say(`  and ${String(findings.length - MOST_TOLD)} more`);
}

function tellShortest({ seed, events }: SeedResult, devices: number, say: (line: string) => void): void {
  say(
    `the shortest beginning that fails: npm run simulate -- --seed ${String(seed)} --devices ${String(devices)} --events ${String(events)}`,
  );
}

function summarize({ seeds, events }: SimulationOptions, results: readonly SeedResult[]): string {
  const sum = (of: (result: SeedResult) => number): string =>
    String(results.reduce((total, result) => total + of(result), 0));
  return (
    `simulate: ${String(seeds)} seeds, ${String(seeds * events)} events, ${sum(({ promised }) => promised)} promised, ` +
    `${sum(({ recorded }) => recorded)} recorded, ${sum(({ lost }) => lost.length)} lost, ` +
    `${sum(({ doubled }) => doubled.length)} doubled, ${sum(({ differences }) => differences.length)} differences`
  );
}
