import { businessDate, expectedCash, lineAmount, settle } from '@michangarrito/domain';
import type { CashMovement, Centavos } from '@michangarrito/domain';
import { describe, expect, it } from 'vitest';
import { STARTER_CATALOGS } from '../seeds/catalogs/index.ts';
import { DEMO_UTC_OFFSET_MINUTES, generateDemo } from '../seeds/demo/demo-history.ts';
import type { DemoEvent, DemoHistory, DemoSale } from '../seeds/demo/demo-history.ts';

/** Half past five in the afternoon in Mexico City, a Tuesday. */
const NOW = new Date('2026-11-24T23:30:00.000Z');
const DAYS = 14;
const demo = generateDemo({ now: NOW, days: DAYS, seed: 7 });
const SEEDS = Array.from({ length: 25 }, (_, seed) => seed);

const productOf = new Map(STARTER_CATALOGS.abarrotes.products.map((product) => [product.code, product]));
const ofKind = <Kind extends DemoEvent['kind']>({ events }: DemoHistory, kind: Kind) =>
  events.filter((event): event is Extract<DemoEvent, { kind: Kind }> => event.kind === kind);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const lowest = (steps: readonly number[]): number => {
  let level = 0;
  return Math.min(0, ...steps.map((step) => (level += step)));
};

function debtSteps(history: DemoHistory, customer: string): number[] {
  return history.events.flatMap((event) => {
    if (event.kind === 'abono' && event.customer === customer) return [0 - event.amountCentavos];
    if (event.kind !== 'sale' || event.customer !== customer) return [];
    return event.payments.filter(({ method }) => method === 'fiado').map(({ amountCentavos }) => amountCentavos);
  });
}

function stockSteps(history: DemoHistory): Map<string, number[]> {
  const steps = new Map(history.initialStock.map(({ code, quantityMilli }) => [code, [quantityMilli as number]]));
  const move = (code: string | null, quantity: number) => code !== null && steps.get(code)!.push(quantity);
  for (const event of history.events) {
    if (event.kind === 'sale') event.lines.forEach(({ code, quantityMilli }) => move(code, 0 - quantityMilli));
    if (event.kind === 'purchase') event.lines.forEach(({ code, quantityMilli }) => move(code, quantityMilli));
    if (event.kind === 'waste') move(event.code, 0 - event.quantityMilli);
  }
  return steps;
}

function cashOf(event: DemoEvent): CashMovement[] {
  switch (event.kind) {
    case 'till_opened':
      return [{ kind: 'float', amountCentavos: event.floatCentavos }];
    case 'sale':
      return event.payments
        .filter(({ method }) => method === 'cash')
        .map(({ amountCentavos }) => ({ kind: 'sale', amountCentavos }));
    case 'abono':
      return event.method === 'cash' ? [{ kind: 'abono', amountCentavos: event.amountCentavos }] : [];
    case 'cash':
      return [{ kind: event.direction, amountCentavos: event.amountCentavos }];
    default:
      return [];
  }
}

describe('the demo history', () => {
  it('is the same for the same arguments and another for another seed', () => {
    expect(generateDemo({ now: new Date(NOW), days: DAYS, seed: 7 })).toEqual(demo);
    expect(generateDemo({ now: NOW, days: DAYS, seed: 8 }).events).not.toEqual(demo.events);
  });

  it('is of the shop that the documentation names', () => {
    expect(demo.shop).toMatchObject({ name: 'Abarrotes La Esquina', phone: '5500000001' });
    expect(demo.people.map(({ name, phone }) => [name, phone])).toEqual([
      ['Doña Mary', '5500000001'],
      ['Beto', '5500000002'],
    ]);
    expect(demo.customers).toHaveLength(12);
    expect(demo.customers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Doña Lupe', 'Beto Ramírez', 'Sra. Carmen', 'Paty']),
    );
  });

  it('tells every day in order, with keys that are never repeated, and nothing after now', () => {
    const instants = demo.events.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
    expect(instants.at(-1)! <= NOW.toISOString()).toBe(true);
    expect(new Set(demo.events.map(({ key }) => key)).size).toBe(demo.events.length);
    expect(new Set(demo.events.map((event) => event.businessDate)).size).toBe(DAYS);
    const wrongDay = demo.events.filter(
      (event) => businessDate(Date.parse(event.at), DEMO_UTC_OFFSET_MINUTES) !== event.businessDate,
    );
    expect(wrongDay).toEqual([]);
  });

  it('opens every day, closes every day but today, and sells about 35 times a day', () => {
    expect(ofKind(demo, 'till_opened')).toHaveLength(DAYS);
    expect(ofKind(demo, 'till_closed')).toHaveLength(DAYS - 1);
    const past = ofKind(demo, 'sale').filter((sale) => sale.businessDate !== '2026-11-24');
    expect(past.length / (DAYS - 1)).toBeGreaterThan(30);
    expect(past.length / (DAYS - 1)).toBeLessThan(42);
  });

  it('ends where it is asked to: an earlier now is a beginning of the same day', () => {
    const earlier = generateDemo({ now: new Date('2026-11-24T16:00:00.000Z'), days: DAYS, seed: 7 });
    expect(earlier.events.length).toBeLessThan(demo.events.length);
    expect(demo.events.slice(0, earlier.events.length)).toEqual(earlier.events);
  });

  it('has nothing of today before the shop opens', () => {
    const night = generateDemo({ now: new Date('2026-11-24T09:00:00.000Z'), days: 2, seed: 7 });
    expect(new Set(night.events.map((event) => event.businessDate))).toEqual(new Set(['2026-11-23']));
  });

  it('uses every way of paying, lines by pesos, amounts without product, and both people', () => {
    const sales = ofKind(demo, 'sale');
    const methods = new Set(sales.flatMap(({ payments }) => payments.map(({ method }) => method)));
    expect([...methods].sort()).toEqual(['card', 'cash', 'fiado', 'transfer']);
    const lines = sales.flatMap((sale) => sale.lines);
    expect(lines.some(({ byPesos }) => byPesos)).toBe(true);
    expect(lines.some(({ code }) => code === null)).toBe(true);
    expect(new Set(sales.map(({ actor }) => actor)).size).toBe(2);
    expect(new Set(demo.events.map(({ kind }) => kind)).size).toBe(7);
  });

  it('leaves something owed and something to buy', () => {
    const debts = demo.customers.map(({ key }) => sum(debtSteps(demo, key)));
    expect(debts.filter((debt) => debt > 0).length).toBeGreaterThan(3);
    const low = [...stockSteps(demo)].filter(([code, steps]) => sum(steps) <= productOf.get(code)!.minimumMilli);
    expect(low.length).toBeGreaterThan(0);
  });

  it.each([0, 91, 1.5, Number.NaN])('refuses %s days', (days) => {
    expect(() => generateDemo({ now: NOW, days, seed: 1 })).toThrow(RangeError);
  });

  it('refuses a date that is none and a seed that is not whole', () => {
    expect(() => generateDemo({ now: new Date('never'), days: 1, seed: 1 })).toThrow(RangeError);
    expect(() => generateDemo({ now: NOW, days: 1, seed: 0.5 })).toThrow(RangeError);
  });
});

describe.each(SEEDS)('the books of the demo, seed %i', (seed) => {
  const history = generateDemo({ now: NOW, days: DAYS, seed });

  it('price every line from the catalogue', () => {
    const wrong = ofKind(history, 'sale')
      .flatMap((sale) => sale.lines)
      .filter(({ code, byPesos, quantityMilli, amountCentavos }) => {
        if (quantityMilli <= 0 || amountCentavos <= 0) return true;
        const product = productOf.get(code ?? '');
        if (code === null || byPesos) return code !== null && product === undefined;
        return lineAmount(product!.priceCentavos as Centavos, quantityMilli) !== amountCentavos;
      });
    expect(wrong).toEqual([]);
  });

  it('pay every sale exactly, with totals above zero', () => {
    const wrong = ofKind(history, 'sale').filter(
      ({ lines, discountCentavos, totalCentavos, payments, customer }: DemoSale) => {
        const total = sum(lines.map(({ amountCentavos }) => amountCentavos)) - discountCentavos;
        const settled = settle(totalCentavos, payments, { hasCustomer: customer !== null });
        return totalCentavos <= 0 || total !== totalCentavos || !settled.ok;
      },
    );
    expect(wrong).toEqual([]);
  });

  it('never owe less than nothing nor more than the limit', () => {
    for (const { key, creditLimitCentavos } of history.customers) {
      const steps = debtSteps(history, key);
      expect(lowest(steps)).toBe(0);
      const limit = creditLimitCentavos ?? Infinity;
      expect(lowest(steps.map((step) => -step))).toBeGreaterThanOrEqual(-limit);
    }
  });

  it('never sell what is not there', () => {
    const below = [...stockSteps(history)].filter(([, steps]) => lowest(steps) < 0);
    expect(below).toEqual([]);
  });

  it('give no alcohol or medicine on credit', () => {
    const credit = ofKind(history, 'sale').filter(({ payments }) => payments.some(({ method }) => method === 'fiado'));
    const codes = credit.flatMap(({ lines }) => lines.map(({ code }) => code));
    expect(codes.filter((code) => code !== null && productOf.get(code)!.restricted !== null)).toEqual([]);
  });

  it('expect in every till what went through it, and count it to the coin', () => {
    for (const closing of ofKind(history, 'till_closed')) {
      const day = history.events.filter((event) => event.businessDate === closing.businessDate);
      expect(expectedCash(day.flatMap(cashOf))).toBe(closing.expectedCentavos);
      expect(Math.abs(closing.countedCentavos - closing.expectedCentavos)).toBeLessThanOrEqual(2_000);
      const counted = sum(closing.denominations.map(({ valueCentavos, count }) => valueCentavos * count));
      expect(counted).toBe(closing.countedCentavos);
    }
  });
});
