import { businessDate, milli } from '@michangarrito/domain';
import { STARTER_CATALOGS } from '../catalogs/index.ts';
import type { CatalogProduct } from '../catalogs/index.ts';
import { rankByDemand } from './basket.ts';
import { CAST } from './cast.ts';
import type { CastCustomer, Supplier } from './cast.ts';
import { planDay } from './day.ts';
import type { Day, Story } from './day.ts';
import { makeRandom } from './random.ts';
import { ShopState } from './shop-state.ts';
import type { DemoCustomer, DemoEvent, DemoHistory, DemoStock } from './types.ts';

export type * from './types.ts';

/** Mexico City, all year round since 2022 (Ley de los Husos Horarios). */
export const DEMO_UTC_OFFSET_MINUTES = -360;
const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

export interface DemoRequest {
  /** The present: nothing happens after it. */
  readonly now: Date;
  /** How many business days to tell, today among them: 1 to 90. */
  readonly days: number;
  /** A whole number; the same arguments give the same history. */
  readonly seed: number;
  /** Minutes east of UTC of the shop's clock; Mexico City's when absent. */
  readonly utcOffsetMinutes?: number;
}

/**
 * The past of the demo shop as plain data, to be played through the real use cases. Today is told up to `now` and its till is
 * left open. Stock and debts never go below zero, debts never pass their limit, and cash comes in multiples of 50 centavos.
 * @throws RangeError for a date that is none, or days or seed out of range.
 */
export function generateDemo(request: DemoRequest): DemoHistory {
  const { now, days, seed, utcOffsetMinutes = DEMO_UTC_OFFSET_MINUTES } = request;
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS) throw new RangeError('days must be 1 to 90');
  if (!Number.isSafeInteger(seed)) throw new RangeError('the seed must be a whole number');
  const { products } = STARTER_CATALOGS.abarrotes;
  const random = makeRandom(seed);
  const initialStock: DemoStock[] = products.map(({ code, minimumMilli }) => ({
    code,
    quantityMilli: milli(minimumMilli * random.whole(2, 4)),
  }));
  const story = { random, state: new ShopState(initialStock), wanted: rankByDemand(products), supplierOf };
  const events = Array.from({ length: days }, (_, index) => dayOf(now, days, index, utcOffsetMinutes)).flatMap((day) =>
    tellDay(story, day, now),
  );
  const customers = CAST.customers.map(withoutHabits);
  return { shop: CAST.shop, people: CAST.people, products, customers, initialStock, events };
}

function dayOf(now: Date, days: number, index: number, utcOffsetMinutes: number): Day {
  const date = businessDate(now.getTime() - (days - 1 - index) * DAY_MS, utcOffsetMinutes);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  const midnight = Date.parse(`${date}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  return { index, date, weekday, midnight, isToday: index === days - 1 };
}

function tellDay(story: Story, day: Day, now: Date): DemoEvent[] {
  const events: DemoEvent[] = [];
  for (const { second, actor, decide } of planDay(story, day)) {
    const instant = day.midnight + second * 1_000;
    if (instant > now.getTime()) break;
    for (const deed of decide()) {
      const key = `${day.date}-${String(events.length + 1).padStart(3, '0')}`;
      const event: DemoEvent = { key, at: new Date(instant).toISOString(), businessDate: day.date, actor, ...deed };
      story.state.apply(event);
      events.push(event);
    }
  }
  return events;
}

/** Who names the product comes before who brings its category. */
function supplierOf({ code, category }: CatalogProduct): Supplier | undefined {
  return (
    CAST.suppliers.find(({ codes }) => codes?.includes(code)) ??
    CAST.suppliers.find(({ categories }) => categories?.includes(category))
  );
}

function withoutHabits({ key, name, phone, creditLimitCentavos, dueRule, note }: CastCustomer): DemoCustomer {
  return { key, name, phone, creditLimitCentavos, dueRule, note };
}
