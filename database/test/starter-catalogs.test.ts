import type { BusinessType } from '@michangarrito/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogProduct, StarterCatalog } from '../seeds/catalogs/index.ts';
import { migrate, readStarterCatalogs } from '../src/index.ts';
import { Books } from './support/books.ts';

const TABLES = ['catalog.category_templates', 'catalog.product_templates'] as const;

let books: Books;
let files: readonly StarterCatalog[];

beforeAll(async () => {
  books = await Books.open();
  files = await readStarterCatalogs();
});
afterAll(() => books.close());

/** What another start does, with the files given; answers what it said. */
async function load(starterCatalogs?: readonly StarterCatalog[]): Promise<string[]> {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  await migrate({ adminUrl: books.database.adminUrl, log, ...(starterCatalogs ? { starterCatalogs } : {}) });
  return lines;
}

/** The tables in the form of the files. What a file may leave out is there as null or an empty list. */
async function stored(): Promise<unknown[]> {
  const categories = await books.rows<{ giro: BusinessType }>(
    `select business_type as giro, code, name, silhouette from catalog.category_templates order by business_type, position`,
  );
  const products = await books.rows<{ giro: BusinessType }>(
    `select business_type as giro, code, name, category, unit, price_centavos::int as "priceCentavos", cost_centavos::int as "costCentavos",
       tax_class as "taxClass", restricted, favourite, minimum_milli::int as "minimumMilli", silhouette, barcode, aliases
     from catalog.product_templates order by business_type, position`,
  );
  const of = (rows: readonly { giro: BusinessType }[], wanted: BusinessType) =>
    rows.filter(({ giro }) => giro === wanted).map(({ giro: _, ...row }) => row);
  return files.map(({ businessType }) => ({
    businessType,
    categories: of(categories, businessType),
    products: of(products, businessType),
  }));
}

const complete = (catalogs: readonly StarterCatalog[]) =>
  catalogs.map(({ businessType, categories, products }) => ({
    businessType,
    categories: categories.map((category) => ({ ...category, silhouette: category.silhouette ?? null })),
    products: products.map((product) => ({ ...product, aliases: product.aliases ?? [] })),
  }));

/** Every row's place on disk and the transactions that wrote, locked or deleted it: a touch of any kind changes one of them. */
async function traces(): Promise<Map<string, string>> {
  const rows = await Promise.all(
    TABLES.map((table) =>
      books.rows<{ key: string; trace: string }>(
        `select concat_ws(' ', tableoid::regclass, business_type, code) as key, concat_ws(' ', ctid, xmin, xmax) as trace from ${table}`,
      ),
    ),
  );
  return new Map(rows.flat().map(({ key, trace }) => [key, trace]));
}

/** The files with the one of abarrotes changed. */
const changed = (change: (catalog: StarterCatalog) => StarterCatalog) =>
  files.map((catalog) => (catalog.businessType === 'abarrotes' ? change(catalog) : catalog));

describe('the templates', () => {
  it('are in a database that was cloned for tests, equal to the files and in their order', async () => {
    expect(await stored()).toEqual(complete(files));
    expect((await books.rows(`select from catalog.product_templates`)).length).toBeGreaterThan(400);
  });

  it('are not touched by another start', async () => {
    const before = await traces();
    expect(await load()).toEqual([]);
    expect(await traces()).toEqual(before);
  });

  it('follow a changed file: products and categories that are new, other, elsewhere or gone', async () => {
    const next = changed(({ businessType, categories, products }) => {
      const [first, second, third, ...others] = products as [CatalogProduct, CatalogProduct, ...CatalogProduct[]];
      const last = categories.at(-1)!;
      const staying = others.filter(({ category }) => category !== last.code);
      return {
        businessType,
        categories: [...categories.slice(0, -1), { code: 'regalos', name: 'Regalos' }],
        products: [
          second,
          { ...first, priceCentavos: first.priceCentavos + 100, aliases: ['otra'] },
          { ...third!, category: 'regalos' },
          ...staying,
          { ...first, code: 'nuevo', name: 'Nuevo', category: 'regalos', silhouette: null },
        ],
      };
    });
    const before = await traces();
    expect(await load(next)).toEqual([expect.stringMatching(/^starter catalogues loaded: \d+ rows written, [1-9]/)]);
    expect(await stored()).toEqual(complete(next));

    const after = await traces();
    const others = [...before].filter(([key]) => !key.includes(' abarrotes '));
    expect(others.filter(([key, trace]) => after.get(key) !== trace)).toEqual([]);
    await load();
    expect(await stored()).toEqual(complete(files));
  });

  it('are put back where somebody changed them by hand', async () => {
    await books.admin
      .query(`update catalog.product_templates set price_centavos = 1 where business_type = 'abarrotes' and code = 'bolillo';
      delete from catalog.product_templates where business_type = 'abarrotes' and code = 'concha'`);
    expect(await load()).toEqual(['starter catalogues loaded: 2 rows written, 0 removed']);
    expect(await stored()).toEqual(complete(files));
  });

  it('stay as they were, all of them, when a row is refused', async () => {
    const refused = changed(({ products, ...catalog }) => ({
      ...catalog,
      products: [...products.map((product) => ({ ...product, name: 'Otro' })), { ...products[0]!, code: 'Not A Code' }],
    }));
    await expect(load(refused)).rejects.toThrow('The starter catalogues could not be loaded: new row for relation');
    expect(await stored()).toEqual(complete(files));
  });

  it.each(TABLES)('%s: the application reads and cannot write', async (table) => {
    expect((await books.app.query(`select from ${table}`)).rowCount).toBeGreaterThan(30);
    const writes = [
      `insert into ${table} select * from ${table}`,
      `update ${table} set name = 'Otro'`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ];
    for (const write of writes) await expect(books.app.query(write)).rejects.toThrow('permission denied');
  });
});
