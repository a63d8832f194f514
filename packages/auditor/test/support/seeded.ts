/** Chances that are the same for the same seed. */
export interface Seeded {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

/** A linear congruential generator: enough to vary a story, and the same everywhere. */
export function seeded(seed: number): Seeded {
  let state = seed;
  const fraction = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    below,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    chance: (probability) => fraction() < probability,
  };
}
