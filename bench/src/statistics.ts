/** The middle value; of an even number the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** The value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** A sale that was answered. */
export interface Answered {
  /** Seconds on any one clock. */
  readonly endedAt: number;
  readonly latencyMs: number;
}

/** What a run of either side achieved. */
export interface RunResult {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** Each run of either side opens its connections anew, and the first call of pgbench on each makes a plan: this much does not count. */
export const STARTING_SECONDS = 1;

/** The rate and the slowest hundredth of a run, from `since` on. */
export function summarize(answered: readonly Answered[], since = -Infinity): RunResult {
  const counted = answered.filter(({ endedAt }) => endedAt >= since);
  const ends = counted.map(({ endedAt }) => endedAt);
  const lasted =
    ends.reduce((most, end) => Math.max(most, end), -Infinity) -
    ends.reduce((least, end) => Math.min(least, end), Infinity);
  const latencies = counted.map(({ latencyMs }) => latencyMs);
  return { perSecond: counted.length / lasted, p99Ms: percentile(latencies, 0.99) };
}
