import { isClean, runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';
import { Tally } from './tally.ts';

/**
 * The shortest beginning of a failing seed that fails too, by halving. A failure that needs the right moment may not show again: then the
 * shortest that was seen to fail is answered.
 */
export async function shrink(options: SeedOptions, failed: SeedResult): Promise<SeedResult> {
  let shortest = failed;
  let [passes, fails] = [0, failed.events];
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2);
    const result = await runSeed({ ...options, tally: new Tally(), events: middle });
    if (isClean(result)) {
      passes = middle;
    } else {
      fails = middle;
      shortest = result;
    }
  }
  return shortest;
}
