import { DENOMINATIONS_CENTAVOS, centavos, quickBills, subtractCentavos } from '@michangarrito/domain';
import type { Centavos } from '@michangarrito/domain';
import type { Random } from './random.ts';
import type { DemoPayment, DemoTillClosed } from './types.ts';

const PART_PAYMENTS = [2_000, 5_000, 10_000, 15_000, 20_000, 30_000].map(centavos);
const LEAST_FOR_CARD = 5_000;
const LEAST_FOR_TWO_WAYS = 12_000;

/** What the customer hands over: the exact money or the next notes; now and then nobody notes it. */
export function tender(random: Random, amount: Centavos): Centavos | null {
  if (random.chance(0.05)) return null;
  return random.chance(0.4) ? amount : random.pick(quickBills(amount).slice(0, 3));
}

/** A part of an amount in round pesos, or all of it where it is too small to be parted. */
export function roundPart(random: Random, amount: Centavos): Centavos {
  const parts = PART_PAYMENTS.filter((part) => part < amount);
  return parts.length === 0 ? amount : random.pick(parts);
}

function cash(random: Random, amount: Centavos): DemoPayment {
  return { method: 'cash', amountCentavos: amount, tenderedCentavos: tender(random, amount) };
}

function inTwo(random: Random, total: Centavos, method: 'card' | 'fiado'): DemoPayment[] {
  const part = roundPart(random, total);
  const rest = subtractCentavos(total, part);
  const second: DemoPayment[] = rest === 0 ? [] : [{ method, amountCentavos: rest, tenderedCentavos: null }];
  return [cash(random, part), ...second];
}

/** How a total is paid; the parts sum to it. */
export function choosePayments(random: Random, total: Centavos, onCredit: boolean): DemoPayment[] {
  if (onCredit) {
    const all: DemoPayment[] = [{ method: 'fiado', amountCentavos: total, tenderedCentavos: null }];
    return random.chance(0.15) ? inTwo(random, total, 'fiado') : all;
  }
  if (total >= LEAST_FOR_TWO_WAYS && random.chance(0.06)) return inTwo(random, total, 'card');
  if (total >= LEAST_FOR_CARD && random.chance(0.14)) {
    return [{ method: 'card', amountCentavos: total, tenderedCentavos: null }];
  }
  if (random.chance(0.05)) return [{ method: 'transfer', amountCentavos: total, tenderedCentavos: null }];
  return [cash(random, total)];
}

const LARGE_NOTE = 10_000;

/** Notes and coins that add up to an amount; of the large notes only some, as in a drawer that gives change. */
export function countDrawer(random: Random, amount: Centavos): DemoTillClosed['denominations'] {
  let rest = amount as number;
  const counts = [];
  for (const value of DENOMINATIONS_CENTAVOS) {
    const most = Math.floor(rest / value);
    const count = value >= LARGE_NOTE ? random.whole(Math.floor(most / 2), most) : most;
    if (count > 0) counts.push({ valueCentavos: centavos(value), count });
    rest -= count * value;
  }
  return counts;
}
