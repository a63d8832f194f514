import { centavos, lineAmount, milli, quantityFromPesos } from '@michangarrito/domain';
import type { Centavos, Milli } from '@michangarrito/domain';
import type { CatalogProduct } from '../catalogs/index.ts';
import { CAST } from './cast.ts';
import type { Random } from './random.ts';
import type { DemoLine } from './types.ts';

/** A product and how much it is asked for. */
export interface Wanted {
  readonly product: CatalogProduct;
  readonly weight: number;
}

/** Favourites sell the more the earlier they stand in their grid; everything else sells a little. */
export function rankByDemand(products: readonly CatalogProduct[]): Wanted[] {
  return products.map((product, rank) => ({ product, weight: product.favourite ? 30 - rank : 1.5 }));
}

const LINE_COUNTS = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6];
const PESOS = [1_000, 1_500, 2_000, 2_500, 3_000, 5_000].map(centavos);
const WEIGHTS = [250, 500, 500, 750, 1_000, 1_000, 1_500, 2_000].map(milli);
const DEAR_WEIGHTS = [250, 500].map(milli);
/** From this price per kilo on people ask for less than one. */
const DEAR_CENTAVOS = 9_000;
const CHEAP_CENTAVOS = 700;
const VARIOS = [500, 1_000, 1_500, 2_000].map(centavos);
/** The smallest coin. Amounts in cash end in it, so that a drawer can be counted. */
const COIN_CENTAVOS = 50;

export interface BasketWish {
  readonly hour: number;
  /** A shopkeeper does not give alcohol on credit. */
  readonly unrestricted: boolean;
  readonly stockOf: (code: string) => Milli;
}

/** One customer's basket: different products that are in stock, now and then with an amount without a product. Never empty. */
export function fillBasket(random: Random, wanted: readonly Wanted[], wish: BasketWish): DemoLine[] {
  const demand = CAST.dayparts.find(({ untilHour }) => wish.hour < untilHour)?.demand ?? {};
  const lines: DemoLine[] = [];
  const taken = new Set<string>();
  const weightOf = ({ product, weight }: Wanted): number => {
    const refused = taken.has(product.code) || (wish.unrestricted && product.restricted !== null);
    return refused ? 0 : weight * (demand[product.category] ?? 1);
  };
  const count = random.pick(LINE_COUNTS);
  while (lines.length < count && taken.size < wanted.length) {
    const { product } = random.weighted(wanted, weightOf);
    taken.add(product.code);
    const line = chooseLine(random, product);
    if (line.quantityMilli <= wish.stockOf(product.code)) lines.push(line);
  }
  if (lines.length === 0 || random.chance(0.04)) lines.push(varios(random.pick(VARIOS)));
  return lines;
}

function varios(amount: Centavos): DemoLine {
  return { code: null, quantityMilli: milli(1_000), byPesos: false, amountCentavos: amount };
}

function chooseLine(random: Random, product: CatalogProduct): DemoLine {
  return product.unit === 'piece' ? byPieces(random, product) : byWeight(random, product);
}

function byPieces(random: Random, { code, priceCentavos }: CatalogProduct): DemoLine {
  const handful = CAST.handfuls.find(({ codes }) => codes.includes(code));
  const most = priceCentavos < CHEAP_CENTAVOS ? 4 : random.pick([1, 1, 1, 1, 1, 2, 2, 3]);
  const pieces = handful === undefined ? random.whole(1, most) : random.whole(handful.least, handful.most);
  const quantityMilli = milli(pieces * 1_000);
  return { code, quantityMilli, byPesos: false, amountCentavos: lineAmount(centavos(priceCentavos), quantityMilli) };
}

function byWeight(random: Random, { code, priceCentavos }: CatalogProduct): DemoLine {
  const price = centavos(priceCentavos);
  const quantityMilli = random.pick(priceCentavos < DEAR_CENTAVOS ? WEIGHTS : DEAR_WEIGHTS);
  const amountCentavos = lineAmount(price, quantityMilli);
  if (amountCentavos % COIN_CENTAVOS === 0 && !random.chance(0.35)) {
    return { code, quantityMilli, byPesos: false, amountCentavos };
  }
  const asked = random.pick(PESOS);
  return { code, quantityMilli: quantityFromPesos(asked, price), byPesos: true, amountCentavos: asked };
}
