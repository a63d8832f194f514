/** A small generator of repeatable chance (mulberry32, public domain): the same seed gives the same shop on every machine. */
export interface Random {
  /** A whole number from `least` to `most`, both possible. */
  readonly whole: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** @throws RangeError if there is nothing to choose from. */
  readonly pick: <T>(choices: readonly T[]) => T;
  /** Chooses in proportion to the weights. @throws RangeError if no choice has a weight above zero. */
  readonly weighted: <T>(choices: readonly T[], weightOf: (choice: T) => number) => T;
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const weighted = <T>(choices: readonly T[], weightOf: (choice: T) => number): T => {
    const possible = choices.map((choice) => ({ choice, weight: weightOf(choice) })).filter(({ weight }) => weight > 0);
    let left = next() * possible.reduce((sum, { weight }) => sum + weight, 0);
    for (const { choice, weight } of possible) {
      left -= weight;
      if (left < 0) return choice;
    }
    // The sum and the subtractions may round differently: what is left over belongs to the last.
    const last = possible.at(-1);
    if (last === undefined) throw new RangeError('nothing to choose from');
    return last.choice;
  };
  return {
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => weighted(choices, () => 1),
    weighted,
  };
}
