import type { Category, Product } from '@michangarrito/contracts';
import { BUSINESS_TYPES, type BusinessType } from '@michangarrito/domain';
import { callJson, registerShop, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSuite, type SalesSuite } from './support/sales-suite.ts';

interface ProductPage {
  readonly items: readonly Product[];
  readonly nextCursor: string | null;
}

interface Template {
  readonly giro: BusinessType;
  readonly name: string;
  readonly category: string;
  readonly categoryPosition: number;
}

let suite: SalesSuite;

beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

/** The templates as the database has them, in their order; beside what says where they belong, the fields of a product. */
async function templates(): Promise<Template[]> {
  const { rows } = await suite.admin.query<Template>(
    `select p.business_type as giro, p.name, p.unit, p.price_centavos::int as "priceCentavos", p.cost_centavos::int as "costCentavos",
       p.tax_class as "taxClass", p.restricted, p.favourite, p.silhouette, p.aliases, c.name as category, c.position as "categoryPosition"
     from catalog.product_templates p join catalog.category_templates c on c.business_type = p.business_type and c.code = p.category
     order by p.business_type, p.position`,
  );
  return rows;
}

/** All products of a shop in the order in which it got them, which their ids keep. */
async function productsOf(shop: ShopClient): Promise<Product[]> {
  const found: Product[] = [];
  let path: string | undefined = '/products?limit=100';
  while (path !== undefined) {
    const page: ProductPage = (await shop.call<ProductPage>('GET', path)).body;
    found.push(...page.items);
    path = page.nextCursor === null ? undefined : `/products?limit=100&cursor=${page.nextCursor}`;
  }
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

const categoriesOf = async (shop: ShopClient) =>
  (await shop.call<{ items: Category[] }>('GET', '/categories')).body.items;

const open = (businessType: BusinessType) => registerShop(suite.url, { businessType, starterCatalog: true });

test('what each giro can begin with is told before there is a shop', async () => {
  const rows = await templates();
  const { body } = await callJson(suite.url, 'GET', '/starter-catalogs');
  const items = BUSINESS_TYPES.map((businessType) => {
    const names = rows.filter(({ giro }) => giro === businessType).map(({ name }) => name);
    return { businessType, productCount: names.length, examples: names.slice(0, 4) };
  });
  expect(body).toEqual({ items });
  expect(items.filter(({ productCount }) => productCount > 0)).toHaveLength(6);
});

test.each(BUSINESS_TYPES)('a new shop of %s begins with the templates of its giro, in their order', async (giro) => {
  const shop = await open(giro);
  const rows = (await templates()).filter((row) => row.giro === giro);
  const categories = await categoriesOf(shop);
  const shelves = new Map(rows.map(({ category, categoryPosition }) => [categoryPosition, category]));
  expect(categories.map(({ name, position }) => ({ name, position }))).toEqual(
    [...shelves].toSorted(([one], [other]) => one - other).map(([position, name]) => ({ name, position })),
  );
  const idOf = new Map(categories.map(({ name, id }) => [name, id]));
  const nothingYet = { minimumMilli: null, barcodes: [], stockMilli: 0, archived: false };
  expect(await productsOf(shop)).toEqual(
    rows.map(({ giro: _, category, categoryPosition: __, ...product }) => ({
      ...product,
      ...nothingYet,
      ...{ id: expect.any(String), updatedAt: expect.any(String), categoryId: idOf.get(category) },
    })),
  );
});

test('what the owner of the database loads anew is what the next shop gets, and no shop that exists', async () => {
  const before = await open('fonda');
  const had = await productsOf(before);
  await suite.admin.query(`
    insert into catalog.category_templates (business_type, code, position, name) values ('fonda', 'nuevo', 99, 'Lo nuevo');
    update catalog.product_templates set name = 'Comida de mañana', category = 'nuevo', price_centavos = price_centavos + 500
      where business_type = 'fonda' and position = 1;
    delete from catalog.product_templates where business_type = 'fonda' and position = 2`);
  const next = await open('fonda');
  const [first, ...others] = await productsOf(next);
  const { id: lastShelf, name } = (await categoriesOf(next)).at(-1)!;
  expect(name).toBe('Lo nuevo');
  expect(first).toMatchObject({
    name: 'Comida de mañana',
    categoryId: lastShelf,
    priceCentavos: had[0]!.priceCentavos! + 500,
  });
  expect(others.map((product) => product.name)).toEqual(had.slice(2).map((product) => product.name));
  expect(await productsOf(before)).toEqual(had);
});

test('the words of a template, also what people call it, find the product of the new shop', async () => {
  const shop = await open('abarrotes');
  const { body } = await shop.call<{ items: Product[] }>('GET', '/products?search=coquita');
  expect(body.items.map((product) => product.name)).toEqual(['Coca-Cola 600 ml']);
});
