import { addCentavos, centavos, lineAmount, milli, subtractCentavos, sumCentavos } from '@michangarrito/domain';
import type { Centavos } from '@michangarrito/domain';
import type { CatalogProduct } from '../catalogs/index.ts';
import { fillBasket } from './basket.ts';
import type { Wanted } from './basket.ts';
import { CAST } from './cast.ts';
import type { CastCustomer, Supplier } from './cast.ts';
import { choosePayments, countDrawer, roundPart, tender } from './money-in.ts';
import type { Random } from './random.ts';
import type { ShopState } from './shop-state.ts';
import type { DemoActor, DemoCash, DemoEvent, DemoPurchase, DemoSale } from './types.ts';

/** An event without its moment, which is set when its turn comes. */
type Deed = DemoEvent extends infer Event ? (Event extends DemoEvent ? Omit<Event, keyof Turn> : never) : never;
type Turn = Pick<DemoEvent, 'key' | 'at' | 'businessDate' | 'actor'>;

/** Something that will be done at a second of the day, if there is reason to. */
export interface Plan {
  readonly second: number;
  readonly actor: DemoActor;
  readonly decide: () => readonly Deed[];
}

/** The day to be told: `weekday` 1 is Monday. */
export interface Day {
  readonly index: number;
  readonly date: string;
  readonly weekday: number;
  /** When it begins, in milliseconds since 1970. */
  readonly midnight: number;
  readonly isToday: boolean;
}

export interface Story {
  readonly random: Random;
  readonly state: ShopState;
  readonly wanted: readonly Wanted[];
  readonly supplierOf: (product: CatalogProduct) => Supplier | undefined;
}

const FLOATS = [50_000, 60_000].map(centavos);
const DIFFERENCES = [0, 0, 0, 0, 0, 0, -50, -100, -250, -500, -1_000, -2_000, 50, 100, 350, 500];
const WITHDRAWALS = [200_000, 150_000, 100_000, 80_000, 50_000].map(centavos);
const STAYS_IN_TILL = 60_000;
const CHANGE = centavos(20_000);
/** Sales a day from Monday to Sunday. */
const SALES = [32, 34, 34, 35, 38, 42, 36];
const DAY_OFF = 7;

/** Everything that the day will hold, in order of time. Each plan decides when its turn comes, from what the shop holds then. */
export function planDay(story: Story, day: Day): Plan[] {
  const plans = [
    ...supplierPlans(story, day),
    ...salePlans(story, day),
    ...CAST.customers.map((customer) => abonoPlan(story, day, customer)),
    ...ownerPlans(story, day),
  ];
  return plans.sort((left, right) => left.second - right.second);
}

function actorAt(day: Day, hour: number): DemoActor {
  return day.weekday !== DAY_OFF && hour >= 14 && hour < 20 ? 'employee' : 'owner';
}

function salePlans(story: Story, day: Day): Plan[] {
  const count = (SALES[day.weekday - 1] ?? 0) + story.random.whole(-4, 4);
  return Array.from({ length: count }, () => {
    const { hour } = story.random.weighted(CAST.openHours, ({ weight }) => weight);
    const last = hour === 21 ? 1_799 : 3_599;
    const second = hour * 3_600 + story.random.whole(0, last);
    return { second, actor: actorAt(day, hour), decide: () => [makeSale(story, hour)] };
  });
}

function makeSale({ random, state, wanted }: Story, hour: number): Omit<DemoSale, keyof Turn> {
  const known = random.chance(0.17) ? random.weighted(CAST.customers, ({ visits }) => visits) : null;
  const asksCredit = known !== null && random.chance(0.65);
  const lines = fillBasket(random, wanted, { hour, unrestricted: asksCredit, stockOf: (code) => state.stockOf(code) });
  const subtotal = sumCentavos(lines.map(({ amountCentavos }) => amountCentavos));
  // Forgiving the cents is the discount of a corner shop.
  const discountCentavos = centavos(subtotal > 5_000 && random.chance(0.2) ? subtotal % 100 : 0);
  const totalCentavos = subtractCentavos(subtotal, discountCentavos);
  const onCredit = asksCredit && state.mayOwe(known, totalCentavos);
  const payments = choosePayments(random, totalCentavos, onCredit);
  return { kind: 'sale', customer: known?.key ?? null, lines, discountCentavos, totalCentavos, payments };
}

function isDue({ dueRule }: CastCustomer, day: Day): boolean {
  switch (dueRule.kind) {
    case 'weekly':
      return day.weekday === dueRule.weekday;
    case 'biweekly':
      return ['01', '15', '16', '30', '31'].includes(day.date.slice(8));
    case 'days':
      return day.index % dueRule.days === dueRule.days - 1;
    case 'none':
      return false;
  }
}

function abonoPlan({ random, state }: Story, day: Day, customer: CastCustomer): Plan {
  const hour = random.whole(9, 20);
  const second = hour * 3_600 + random.whole(0, 3_599);
  const pays = random.chance(isDue(customer, day) ? customer.punctuality : 0.05);
  const decide = (): Deed[] => {
    const debt = state.debtOf(customer.key);
    if (!pays || debt <= 0) return [];
    const amountCentavos = random.chance(0.55) ? debt : roundPart(random, debt);
    const method = random.chance(0.85) ? 'cash' : 'transfer';
    const tenderedCentavos = method === 'cash' ? tender(random, amountCentavos) : null;
    return [{ kind: 'abono', customer: customer.key, amountCentavos, method, tenderedCentavos }];
  };
  return { second, actor: actorAt(day, hour), decide };
}

function supplierPlans(story: Story, day: Day): Plan[] {
  return CAST.suppliers
    .filter(({ weekdays }) => weekdays.includes(day.weekday))
    .map((supplier) => ({
      second: supplier.minuteOfDay * 60 + story.random.whole(0, 599),
      actor: 'owner',
      decide: () => buy(story, supplier),
    }));
}

/** Fills up what is getting low, and pays from the till where that leaves enough to give change. */
function buy({ state, wanted, supplierOf }: Story, supplier: Supplier): Deed[] {
  const lines: DemoPurchase['lines'][number][] = wanted
    .map(({ product }) => product)
    .filter((product) => supplierOf(product) === supplier && state.runsLow(product))
    .map((product) => ({
      code: product.code,
      quantityMilli: milli(Math.ceil((product.minimumMilli * 4 - state.stockOf(product.code)) / 1_000) * 1_000),
      unitCostCentavos: centavos(product.costCentavos),
    }));
  if (lines.length === 0) return [];
  const cost = sumCentavos(lines.map((line) => lineAmount(line.unitCostCentavos, line.quantityMilli)));
  const paid = centavos(Math.ceil(cost / 100) * 100);
  const purchase: Deed = { kind: 'purchase', supplier: supplier.name, lines };
  return [purchase, ...takeOut(state, paid, 'out', `${CAST.supplierPayment} ${supplier.name}`)];
}

/** Cash out of the till, if enough stays in it. */
function takeOut(state: ShopState, amount: Centavos, direction: DemoCash['direction'], reason: string): Deed[] {
  const enough = subtractCentavos(state.cash(), amount) >= STAYS_IN_TILL / 2;
  return enough ? [{ kind: 'cash', direction, amountCentavos: amount, reason }] : [];
}

function ownerPlans({ random, state }: Story, day: Day): Plan[] {
  const at = (hour: number, minute: number, decide: () => Deed[]): Plan => ({
    second: hour * 3_600 + minute * 60 + random.whole(0, 299),
    actor: 'owner',
    decide,
  });
  const sometimes = (probability: number, plan: Plan): Plan[] => (random.chance(probability) ? [plan] : []);
  const open = (): Deed[] => [{ kind: 'till_opened', floatCentavos: random.pick(FLOATS) }];
  const bringChange = (): Deed[] => [{ kind: 'cash', direction: 'in', amountCentavos: CHANGE, reason: CAST.change }];
  const spend = (): Deed[] => {
    const { amountCentavos, reason } = random.pick(CAST.expenses);
    return takeOut(state, amountCentavos, 'expense', reason);
  };
  const withdraw = (): Deed[] => {
    const amount = WITHDRAWALS.find((value) => subtractCentavos(state.cash(), value) >= STAYS_IN_TILL);
    return amount === undefined ? [] : takeOut(state, amount, 'out', CAST.withdrawal);
  };
  const discard = (): Deed[] => {
    const waste = random.pick(CAST.waste);
    return state.stockOf(waste.code) >= waste.quantityMilli ? [{ kind: 'waste', ...waste }] : [];
  };
  return [
    at(6, 35, open),
    ...sometimes(0.25, at(9, 15, bringChange)),
    ...sometimes(0.45, at(12, 20, spend)),
    at(20, 30, withdraw),
    ...sometimes(0.4, at(21, 32, discard)),
    ...(day.isToday ? [] : [at(21, 45, () => [closeTill(random, state)])]),
  ];
}

function closeTill(random: Random, state: ShopState): Deed {
  const expectedCentavos = state.cash();
  const countedCentavos = addCentavos(expectedCentavos, centavos(random.pick(DIFFERENCES)));
  const denominations = countDrawer(random, countedCentavos);
  return { kind: 'till_closed', expectedCentavos, countedCentavos, denominations };
}
