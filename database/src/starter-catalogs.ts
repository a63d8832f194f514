import type { Client } from 'pg';
import type { StarterCatalog } from '../seeds/catalogs/index.ts';

/** Brings the tables as they are loaded here: files up to an earlier one have nowhere to put the catalogues. */
const BRINGS_TABLES = '28-product-templates.sql';

const CATEGORY_COLUMNS = ['business_type', 'code', 'position', 'name', 'silhouette'] as const;
const PRODUCT_COLUMNS = [
  'business_type',
  'code',
  'position',
  'category',
  'name',
  'unit',
  'price_centavos',
  'cost_centavos',
  'tax_class',
  'restricted',
  'favourite',
  'minimum_milli',
  'silhouette',
  'barcode',
  'aliases',
] as const;

type Row<Column extends string> = Readonly<Record<Column, unknown>>;
type Template = { readonly table: string; readonly columns: readonly string[]; readonly rows: string };

/** The product's own starter catalogues, one for each giro. Throws with every fault named when a file is wrong. */
export async function readStarterCatalogs(): Promise<readonly StarterCatalog[]> {
  // Not at the top: the backend imports this package for other things, and has no business with the files.
  const { STARTER_CATALOGS } = await import('../seeds/catalogs/index.ts');
  return Object.values(STARTER_CATALOGS);
}

/**
 * Makes the templates in the database equal to the catalogues, in one transaction; rows that are equal already are not touched. Does
 * nothing where the files that were applied, `migrations` by name, have no tables for them yet. The caller holds the migrator's lock.
 * @throws Error that says what the database refused; then nothing has changed.
 */
export async function loadStarterCatalogs(
  client: Client,
  catalogs: readonly StarterCatalog[],
  migrations: readonly { readonly name: string }[],
  log: (line: string) => void,
): Promise<void> {
  if (!migrations.some(({ name }) => name === BRINGS_TABLES)) return;
  const categories = template('catalog.category_templates', CATEGORY_COLUMNS, catalogs.flatMap(categoryRows));
  const products = template('catalog.product_templates', PRODUCT_COLUMNS, catalogs.flatMap(productRows));
  try {
    await client.query('begin');
    // A product points at its category: the category comes first and goes last.
    const written = (await write(client, categories)) + (await write(client, products));
    const removed = (await remove(client, products)) + (await remove(client, categories));
    await client.query('commit');
    if (written + removed > 0) log(`starter catalogues loaded: ${written} rows written, ${removed} removed`);
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `The starter catalogues could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function template<Column extends string>(
  table: string,
  columns: readonly Column[],
  rows: readonly Row<Column>[],
): Template {
  return { table, columns, rows: JSON.stringify(rows) };
}

function categoryRows({ businessType, categories }: StarterCatalog): Row<(typeof CATEGORY_COLUMNS)[number]>[] {
  return categories.map(({ code, name, silhouette }, index) => ({
    business_type: businessType,
    code,
    position: index + 1,
    name,
    silhouette: silhouette ?? null,
  }));
}

function productRows({ businessType, products }: StarterCatalog): Row<(typeof PRODUCT_COLUMNS)[number]>[] {
  return products.map((product, index) => ({
    business_type: businessType,
    code: product.code,
    position: index + 1,
    category: product.category,
    name: product.name,
    unit: product.unit,
    price_centavos: product.priceCentavos,
    cost_centavos: product.costCentavos,
    tax_class: product.taxClass,
    restricted: product.restricted,
    favourite: product.favourite,
    minimum_milli: product.minimumMilli,
    silhouette: product.silhouette,
    barcode: product.barcode,
    aliases: product.aliases ?? [],
  }));
}

/** Inserts and updates; answers how many rows. MERGE and not ON CONFLICT, which would lock, and so write, the rows that are equal. */
async function write(client: Client, { table, columns, rows }: Template): Promise<number> {
  const { rowCount } = await client.query(
    `merge into ${table} kept using jsonb_populate_recordset(null::${table}, $1) given
       on kept.business_type = given.business_type and kept.code = given.code
     when matched and kept is distinct from given then
       update set ${columns.map((column) => `${column} = given.${column}`).join(', ')}
     when not matched then
       insert (${columns.join(', ')}) values (${columns.map((column) => `given.${column}`).join(', ')})`,
    [rows],
  );
  return rowCount ?? 0;
}

async function remove(client: Client, { table, rows }: Template): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${table} kept where not exists (
       select from jsonb_populate_recordset(null::${table}, $1) given
       where kept.business_type = given.business_type and kept.code = given.code)`,
    [rows],
  );
  return rowCount ?? 0;
}
