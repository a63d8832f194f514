import { ACTS, FAULT_KINDS, type Act, type FaultKind } from './kinds.ts';

/** How often each kind has really happened: an act with nothing to do it with, or a fault that met nothing, is not counted. */
export class Tally {
  readonly #counts = new Map<Act | FaultKind, number>();

  readonly count = (kind: Act | FaultKind): void => {
    this.#counts.set(kind, this.of(kind) + 1);
  };

  of(kind: Act | FaultKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The faults that never happened: a run without them proves less than it says. */
  get missingFaults(): FaultKind[] {
    return FAULT_KINDS.filter((kind) => this.of(kind) === 0);
  }

  /** The kinds that never happened. */
  get missing(): (Act | FaultKind)[] {
    return [...ACTS, ...FAULT_KINDS].filter((kind) => this.of(kind) === 0);
  }

  /** Two lines for people. */
  describe(): string[] {
    const told = (kinds: readonly (Act | FaultKind)[]): string =>
      kinds.map((kind) => `${kind} ${String(this.of(kind))}`).join(', ');
    return [`events: ${told(ACTS)}`, `faults: ${told(FAULT_KINDS)}`];
  }
}
