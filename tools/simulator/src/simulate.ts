import { availableParallelism } from 'node:os';
import { isClean, runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';
import { SimulatedServer } from './server.ts';
import { shrink } from './shrink.ts';
import { Tally } from './tally.ts';

export interface SimulationOptions {
  /** The first seed; those after it follow by one. */
  readonly seed: number;
  readonly seeds: number;
  readonly devices: number;
  readonly events: number;
  /** Where the backend listens, and those of other shops at the same time on the ports after it; 0 any free port. */
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

/** A shop waits for its disk and its processes more than it computes: one more at a time than the machine has processors. */
const MOST_AT_ONCE = Math.min(availableParallelism() + 1, 5);

/** Runs seeds, several at once, each on a server that no other uses meanwhile; the servers end with it. Tells what each seed came to. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { say } = options;
  const tally = new Tally();
  const results: SeedResult[] = [];
  const seeds = Array.from({ length: options.seeds }, (_, place) => options.seed + place);
  const lanes = Array.from({ length: Math.min(options.seeds, MOST_AT_ONCE) }, (_, lane) => lane);
  await atOnce(lanes, async (lane) => {
    const server = await SimulatedServer.start(options.port === 0 ? 0 : options.port + lane);
    try {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
        results.push(await runOne({ ...options, server, tally, seed }, say, options.shrinks));
    } finally {
      await server.stop();
    }
  });
  for (const line of tally.describe()) say(line);
  if (tally.missing.length > 0) say(`never happened: ${tally.missing.join(', ')}`);
  return {
    results: results.toSorted((left, right) => left.seed - right.seed),
    tally,
    summary: summarize(options, results),
    isClean: results.every(isClean) && tally.missingFaults.length === 0,
  };
}

/** Fails with the first failure, but only when all are done, so that nothing goes on behind it. */
async function atOnce(lanes: readonly number[], work: (lane: number) => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(lanes.map(work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function runOne(options: SeedOptions, say: (line: string) => void, shrinks: boolean): Promise<SeedResult> {
  const result = await runSeed(options);
  if (isClean(result)) {
    say(`seed ${String(result.seed)}: ${String(result.promised)} promised, ${String(result.recorded)} recorded`);
    return result;
  }
  tellFailure(result, say);
  if (shrinks) tellShortest(await shrink(options, result), options.devices, say);
  return result;
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
