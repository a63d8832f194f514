import { RESTRICTED_GOODS, TAX_CLASSES, UNITS } from '@michangarrito/domain';
import type { BusinessType, RestrictedGoods, TaxClass, Unit } from '@michangarrito/domain';

/** Names of the drawings that a product tile may carry; the shapes themselves belong to the screens. */
export const SILHOUETTES = [
  'botella',
  'lata',
  'garrafon',
  'bolillo',
  'concha',
  'jamon',
  'queso',
  'salchicha',
  'huevo',
  'leche',
  'tortillas',
  'papas',
  'galletas',
  'saco',
  'limpieza',
  'papel',
  'jitomate',
  'vela',
  'dulce',
  'telefono',
  'arroz',
] as const;
export type Silhouette = (typeof SILHOUETTES)[number];

/** A shelf of the shop; the order of the list is the order on the screen. */
export interface CatalogCategory {
  readonly code: string;
  readonly name: string;
  readonly silhouette?: Silhouette;
}

/**
 * A product as a new shop receives it. Price and cost are centavos per unit with every tax inside; `minimumMilli` is in
 * thousandths of the unit (0: not counted, as a service); `aliases` are what people call it, unique within the catalogue.
 */
export interface CatalogProduct {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unit: Unit;
  readonly priceCentavos: number;
  readonly costCentavos: number;
  readonly taxClass: TaxClass;
  readonly restricted: RestrictedGoods | null;
  readonly favourite: boolean;
  readonly minimumMilli: number;
  readonly silhouette: Silhouette | null;
  readonly barcode: null;
  readonly aliases?: readonly string[];
}

/** The favourites come first among the products, in the order of the favourites grid. */
export interface StarterCatalog {
  readonly businessType: BusinessType;
  readonly categories: readonly CatalogCategory[];
  readonly products: readonly CatalogProduct[];
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** The shape in which TypeScript reads the JSON files, before their codes are known to be ours. */
export interface RawCatalog {
  readonly businessType: string;
  readonly categories: Rows;
  readonly products: Rows;
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const isOneOf = (list: readonly string[], value: unknown): boolean => typeof value === 'string' && list.includes(value);
const isCode = (value: unknown): boolean => typeof value === 'string' && CODE.test(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value === value.trim();
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function productProblems(product: Readonly<Record<string, unknown>>, categories: ReadonlySet<unknown>): string[] {
  const { priceCentavos, costCentavos, aliases } = product;
  const rules: readonly (readonly [string, boolean])[] = [
    ['code', isCode(product.code)],
    ['name', isText(product.name)],
    ['category', categories.has(product.category)],
    ['unit', isOneOf(UNITS, product.unit)],
    ['priceCentavos', isCount(priceCentavos) && isCount(costCentavos) && priceCentavos > costCentavos],
    ['costCentavos', isCount(costCentavos) && costCentavos > 0],
    ['taxClass', isOneOf(TAX_CLASSES, product.taxClass)],
    ['restricted', product.restricted === null || isOneOf(RESTRICTED_GOODS, product.restricted)],
    ['favourite', typeof product.favourite === 'boolean'],
    ['minimumMilli', isCount(product.minimumMilli)],
    ['silhouette', product.silhouette === null || isOneOf(SILHOUETTES, product.silhouette)],
    ['barcode', product.barcode === null],
    ['aliases', aliases === undefined || (Array.isArray(aliases) && aliases.length > 0 && aliases.every(isText))],
  ];
  return rules.filter(([, holds]) => !holds).map(([field]) => `${String(product.code)}: ${field}`);
}

/** What is wrong with a catalogue, one `code: field` per fault; an empty list means that it is a {@link StarterCatalog}. */
export function catalogProblems(raw: RawCatalog, businessType: BusinessType): string[] {
  const problems = raw.businessType === businessType ? [] : [`${raw.businessType}: businessType`];
  for (const category of raw.categories) {
    const drawing = category.silhouette;
    const holds = isCode(category.code) && isText(category.name);
    if (!holds || (drawing !== undefined && !isOneOf(SILHOUETTES, drawing))) {
      problems.push(`${String(category.code)}: category`);
    }
  }
  const categories = new Set(raw.categories.map(({ code }) => code));
  return [...problems, ...raw.products.flatMap((product) => productProblems(product, categories))];
}

/** Reads a catalogue of the given giro. Throws with every fault named, since a wrong file is a bug of ours. */
export function readCatalog(raw: RawCatalog, businessType: BusinessType): StarterCatalog {
  const problems = catalogProblems(raw, businessType);
  if (problems.length > 0) throw new Error(`starter catalogue ${businessType}: ${problems.join(', ')}`);
  return raw as unknown as StarterCatalog;
}
