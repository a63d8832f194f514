import { ACTS, FAULTS, WIRE_FAULTS, type Act, type Kind, type WireFault } from './kinds.ts';
import { Dice } from './random.ts';

/** One thing that happens. Everything about it follows from the seed and its index. */
export interface SimulatedEvent {
  readonly index: number;
  readonly kind: Kind;
  /** The slot of the device that does it, from 0; a fault of the server's ignores it. */
  readonly device: number;
  /** Virtual milliseconds since the first event. */
  readonly atMs: number;
  /** What happens to the requests that it makes, in their order; those after pass. */
  readonly wire: readonly (WireFault | null)[];
  /** Seeds whatever else it has to choose. */
  readonly dice: number;
}

export interface ScheduleOptions {
  readonly seed: number;
  readonly devices: number;
  readonly events: number;
}

/** Every fault happens once in so many events. */
export const BLOCK = 100;
/** How long a block lasts in the shop. */
export const BLOCK_MS = 4 * 86_400_000;

const NETWORK_KINDS: readonly Kind[] = [
  'push',
  'pull',
  'two_tabs',
  'rush',
  'kill_backend',
  'kill_database',
  'go_online',
];
const WEIGHTS: Readonly<Partial<Record<Act, number>>> = {
  sell_cash: 5,
  push: 13,
  pull: 5,
  go_offline: 2,
  go_online: 3,
  open_till: 2,
  count: 2,
  refund_own: 2,
  refund_other: 2,
  sell_fiado: 3,
  abono: 2,
};
/** In this order within a block, whatever the slots: a restore needs its backup, a decision something that waits. */
const ORDERED: readonly (readonly Kind[])[] = [
  ['backup', 'restore'],
  ['revoke_device', 'accept_held', 'reject_held'],
];

/** The events of a seed. Those of a shorter run are the beginning of those of a longer one. */
export function makeSchedule({ seed, devices, events }: ScheduleOptions): SimulatedEvent[] {
  const made: SimulatedEvent[] = [];
  for (let block = 0; made.length < events; block += 1) made.push(...makeBlock(seed, devices, block));
  return made.slice(0, events);
}

function makeBlock(seed: number, devices: number, block: number): SimulatedEvent[] {
  const dice = new Dice(seed, 1, block);
  const kinds = kindsOfBlock(dice, block);
  const wireFaults = wireFaultsOfBlock(dice, kinds);
  const gaps = kinds.map(() => (dice.chance(0.7) ? dice.whole(5, 300) : dice.whole(1_000, 20_000)));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  let passed = 0;
  return kinds.map((kind, place) => {
    passed += gaps[place] ?? 0;
    return {
      index: block * BLOCK + place,
      kind,
      device: dice.whole(0, devices - 1),
      atMs: block * BLOCK_MS + Math.floor((passed / total) * BLOCK_MS),
      wire: wireFaults[place] ?? [],
      dice: dice.whole(0, 0xffff_ffff),
    };
  });
}

function kindsOfBlock(dice: Dice, block: number): Kind[] {
  const weights = ACTS.map((act) => [act, WEIGHTS[act] ?? 1] as const);
  const kinds: Kind[] = Array.from({ length: BLOCK }, () => dice.weighted(weights));
  // The first events of a shop open it; faults that nothing precedes would prove nothing.
  const firstFree = block === 0 ? 12 : 0;
  const places = dice.shuffle(Array.from({ length: BLOCK - firstFree }, (_, place) => firstFree + place));
  const grouped = new Set(ORDERED.flat());
  for (const group of ORDERED) {
    const taken = places.splice(0, group.length).toSorted((left, right) => left - right);
    group.forEach((kind, index) => (kinds[taken[index] ?? 0] = kind));
  }
  for (const fault of FAULTS.filter((kind) => !grouped.has(kind))) kinds[places.pop() ?? 0] = fault;
  return kinds;
}

/** Each fault of the wire at least once in the block, on requests of events that make some, and more by chance. */
function wireFaultsOfBlock(dice: Dice, kinds: readonly Kind[]): (WireFault | null)[][] {
  const wire: (WireFault | null)[][] = kinds.map(() => []);
  const places = dice.shuffle(kinds.flatMap((kind, place) => (NETWORK_KINDS.includes(kind) ? [place] : [])));
  const certain = dice.shuffle(WIRE_FAULTS);
  for (const place of places) {
    const fault = certain.pop() ?? (dice.chance(0.4) ? dice.pick(WIRE_FAULTS) : undefined);
    if (fault === undefined) continue;
    const passing = Array.from({ length: dice.whole(0, 1) }, () => null);
    wire[place] = dice.chance(0.5) ? [fault] : [...passing, fault, dice.pick(WIRE_FAULTS) ?? null];
  }
  return wire;
}
