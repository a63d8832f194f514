/** A text of one file in the place of another that is there once. */
export interface Edit {
  /** From the root. */
  readonly file: string;
  readonly search: string;
  readonly replace: string;
}

/** One way of breaking the code that the simulator must notice: wherever the code does the same thing, so that nothing else saves it. */
export interface Breakage {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** A seed, and how many of its events, that find it. */
  readonly seed: number;
  /** How many from that one on, of which one at least finds it: where what happens depends on the moment too. */
  readonly seeds: number;
  readonly events: number;
}
