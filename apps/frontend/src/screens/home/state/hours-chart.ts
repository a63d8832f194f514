import type { Today } from '@michangarrito/contracts';
import { centavos, formatMoney, formatPesos } from '@michangarrito/domain';
import { home } from '../../../messages/home.ts';
import type { HomeView } from '../components/view-model.ts';

type Hours = Today['byHour'];

/** A shop's usual day; earlier and later sales widen it. */
const OPENS = 7;
const CLOSES = 20;
/** Steps of the lines behind the bars, in pesos; the smallest that needs at most this many lines is taken. */
const STEPS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];
const MOST_LINES = 3;

export interface HoursInput {
  readonly hours: Hours;
  /** The day it is compared with; empty for none. */
  readonly before: Hours;
  readonly beforeLabel: string | null;
  /** The hour it is now. */
  readonly now: number;
  /** A wide chart names every other hour, a narrow one its ends and the middle. */
  readonly wide: boolean;
}

/** Sales by hour, less what was given back at that hour, as bars from opening to closing. */
export function hoursChart({ hours, before, beforeLabel, now, wide }: HoursInput): HomeView['chart'] {
  const amounts = amountsByHour(hours);
  const earlier = amountsByHour(before);
  const sold = [...amounts.keys(), ...earlier.keys()];
  const first = Math.min(OPENS, ...sold);
  const last = Math.max(CLOSES, ...sold);
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const labels = wide ? wideLabels(shown) : narrowLabels(shown);
  const peak = shown.reduce((best, hour) => ((amounts.get(hour) ?? 0) > (amounts.get(best) ?? 0) ? hour : best), first);
  const highest = amounts.get(peak) ?? 0;
  return {
    summary: highest === 0 ? home.chartEmpty : home.chart(money(highest), home.hour(peak)),
    bars: shown.map((hour) => ({
      value: amounts.get(hour) ?? 0,
      ahead: hour > now,
      ...(beforeLabel !== null && earlier.has(hour) && { before: earlier.get(hour) ?? 0 }),
      ...(labels.has(hour) && { label: labels.get(hour) ?? '' }),
    })),
    ...(shown.includes(now) && { now: now - first }),
    ...(highest > 0 && { peakLabel: formatPesos(centavos(highest)) }),
    gridlines: gridlines(Math.max(highest, ...earlier.values())),
    ...(beforeLabel !== null && { beforeLabel }),
  };
}

function amountsByHour(hours: Hours): ReadonlyMap<number, number> {
  return new Map(hours.filter(({ salesCentavos }) => salesCentavos > 0).map((one) => [one.hour, one.salesCentavos]));
}

/** Every second hour; half a day is said where it begins. */
function wideLabels(shown: readonly number[]): ReadonlyMap<number, string> {
  const named = shown.filter((_, index) => index % 2 === 0);
  const afternoon = named.find((hour) => hour >= 12);
  return new Map(
    named.map((hour) => [hour, hour === named[0] || hour === afternoon ? home.hour(hour) : home.hourShort(hour)]),
  );
}

function narrowLabels(shown: readonly number[]): ReadonlyMap<number, string> {
  const places = [0, Math.floor((shown.length - 1) / 2), shown.length - 1];
  return new Map(
    places.flatMap((place) => (shown[place] === undefined ? [] : [[shown[place], home.hour(shown[place])]])),
  );
}

function gridlines(highest: number): { value: number; label: string }[] {
  if (highest === 0) return [];
  const step = (STEPS.find((pesos) => highest / (pesos * 100) < MOST_LINES) ?? 100_000) * 100;
  const count = Math.max(1, Math.floor(highest / step));
  return Array.from({ length: count }, (_, index) => ({
    value: step * (index + 1),
    label: formatPesos(centavos(step * (index + 1))),
  }));
}

function money(amount: number): string {
  return formatMoney(centavos(amount));
}
