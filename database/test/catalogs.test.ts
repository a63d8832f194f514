import { foldText } from '@michangarrito/domain';
import type { BusinessType } from '@michangarrito/domain';
import { describe, expect, it } from 'vitest';
import { catalogProblems } from '../seeds/catalogs/catalog.ts';
import type { RawCatalog } from '../seeds/catalogs/catalog.ts';
import { STARTER_CATALOGS } from '../seeds/catalogs/index.ts';
import type { CatalogProduct } from '../seeds/catalogs/index.ts';

const AT_LEAST: Readonly<Partial<Record<BusinessType, number>>> = {
  abarrotes: 150,
  fonda: 40,
  papeleria: 40,
  estetica: 40,
  ferreteria: 40,
  farmacia: 40,
};
const GIROS = Object.keys(AT_LEAST) as BusinessType[];
const { abarrotes, farmacia, fonda } = STARTER_CATALOGS;

/** The favourites grid of the reference screen: name, unit, centavos. */
const ABARROTES_FAVOURITES = [
  ['Coca-Cola 600 ml', 'piece', 1900],
  ['Bolillo', 'piece', 250],
  ['Jamón de pierna', 'kg', 12800],
  ['Leche entera 1 L', 'piece', 2850],
  ['Huevo blanco', 'kg', 4800],
  ['Tortilla de maíz', 'kg', 2400],
  ['Garrafón 20 L', 'piece', 4600],
  ['Queso Oaxaca', 'kg', 16500],
  ['Papas con sal 45 g', 'piece', 1800],
  ['Concha', 'piece', 1200],
  ['Galletas Marías', 'piece', 1750],
  ['Jitomate saladet', 'kg', 2600],
  ['Frijol negro', 'kg', 4200],
  ['Arroz', 'kg', 3400],
  ['Cloro 950 ml', 'piece', 2150],
  ['Papel higiénico 4 pzas', 'piece', 3200],
  ['Veladora', 'piece', 1500],
  ['Salchicha', 'kg', 7600],
  ['Mazapán', 'piece', 600],
  ['Agua mineral 355 ml', 'piece', 1600],
];

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const margin = ({ priceCentavos, costCentavos }: CatalogProduct): number =>
  (priceCentavos - costCentavos) / priceCentavos;
const byCode = (code: string): CatalogProduct | undefined =>
  Object.values(STARTER_CATALOGS)
    .flatMap(({ products }) => products)
    .find((product) => product.code === code);

describe.each(GIROS)('starter catalogue %s', (giro) => {
  const { categories, products } = STARTER_CATALOGS[giro];

  it('is large enough to sell from on the first day', () => {
    expect(products.length).toBeGreaterThanOrEqual(AT_LEAST[giro] ?? Infinity);
  });

  it('names nothing twice, also without accents and by alias', () => {
    expect(repeated(products.map(({ code }) => code))).toEqual([]);
    expect(repeated(categories.map(({ code }) => code))).toEqual([]);
    expect(repeated(products.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map(foldText))).toEqual([]);
  });

  it('gains on every product, and not absurdly', () => {
    const free = products.filter(({ costCentavos }) => costCentavos <= 0);
    const odd = products.filter((product) => margin(product) < 0.1 || margin(product) > 0.65);
    expect([...free, ...odd].map(({ code }) => code)).toEqual([]);
  });

  it('has products in every category and 12 to 20 favourites, which come first', () => {
    const used = new Set(products.map(({ category }) => category));
    expect(categories.filter(({ code }) => !used.has(code))).toEqual([]);
    const favourites = products.filter(({ favourite }) => favourite).length;
    expect(favourites).toBeGreaterThanOrEqual(12);
    expect(favourites).toBeLessThanOrEqual(20);
    expect(products.slice(0, favourites).every(({ favourite }) => favourite)).toBe(true);
  });

  it('sells nothing of tobacco', () => {
    const words = products.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map(foldText);
    expect(words.filter((word) => /cigar|tabac|vape|marlboro|delicados/.test(word))).toEqual([]);
    expect(products.filter(({ restricted }) => restricted === 'tobacco')).toEqual([]);
  });
});

describe('abarrotes', () => {
  it('opens on the reference favourites', () => {
    const favourites = abarrotes.products.filter(({ favourite }) => favourite);
    expect(favourites.map(({ name, unit, priceCentavos }) => [name, unit, priceCentavos])).toEqual(
      ABARROTES_FAVOURITES,
    );
  });

  it('lists the shelves in the order of the reference screen', () => {
    const names = abarrotes.categories.map(({ name }) => name);
    expect(names.slice(0, 7)).toEqual(['Bebidas', 'Pan', 'Lácteos', 'Carnes frías', 'Botanas', 'Verdura', 'Limpieza']);
  });

  it('keeps goods within 10 and 35 %', () => {
    const outside = abarrotes.products.filter((product) => margin(product) > 0.35);
    expect(outside.map(({ code }) => code)).toEqual([]);
  });
});

describe('the law', () => {
  it.each([
    ['coca-cola-600-ml', 'iva16'],
    ['garrafon-20-l', 'iva0'],
    ['agua-bonafont-600-ml', 'iva16'],
    ['bolillo', 'iva0'],
    ['concha', 'iva0_ieps8'],
    ['papas-con-sal-45-g', 'iva0_ieps8'],
    ['galletas-saladitas-137-g', 'iva0'],
    ['chicle-canel-s-4-pastillas', 'iva16_ieps8'],
    ['croquetas-para-perro', 'iva16'],
    ['toallas-saba-nocturnas-8-pzas', 'iva0'],
    ['comida-corrida', 'iva16'],
    ['cuento-infantil', 'exempt'],
    ['paracetamol-500-mg-10-tabletas', 'iva0'],
    ['gasa-esteril-10-x-10-cm', 'iva16'],
  ])('%s is %s', (code, taxClass) => {
    expect(byCode(code)?.taxClass).toBe(taxClass);
  });

  it('taxes everything that a fonda serves', () => {
    expect(fonda.products.filter(({ taxClass }) => taxClass !== 'iva16')).toEqual([]);
  });

  it('marks beer as alcohol and every medicine as medicine', () => {
    const beers = [...abarrotes.products, ...fonda.products].filter(({ name }) =>
      /cerveza|caguama|michelada/i.test(name),
    );
    expect(beers.length).toBeGreaterThan(0);
    expect(beers.filter(({ restricted }) => restricted !== 'alcohol')).toEqual([]);
    const shelves = new Set(['dolor-fiebre', 'estomago', 'gripa-tos']);
    const medicines = farmacia.products.filter(({ category }) => shelves.has(category));
    expect(medicines.filter(({ restricted, taxClass }) => restricted !== 'medicine' || taxClass !== 'iva0')).toEqual(
      [],
    );
  });
});

describe('a giro without a catalogue', () => {
  it.each(['panaderia', 'fruteria', 'carniceria', 'tortilleria', 'ropa', 'otro'] as const)(
    '%s starts empty',
    (giro) => {
      expect(STARTER_CATALOGS[giro]).toEqual({ businessType: giro, categories: [], products: [] });
    },
  );
});

describe('the reading of a catalogue', () => {
  const good = abarrotes.products[0];
  const problemsOf = (change: Readonly<Record<string, unknown>>): string[] =>
    catalogProblems({ ...(abarrotes as unknown as RawCatalog), products: [{ ...good, ...change }] }, 'abarrotes');

  it('finds nothing wrong in a good product', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    ['code', { code: 'Coca Cola' }],
    ['name', { name: ' ' }],
    ['category', { category: 'nowhere' }],
    ['unit', { unit: 'box' }],
    ['priceCentavos', { priceCentavos: 19.5 }],
    ['priceCentavos', { priceCentavos: 1520 }],
    ['costCentavos', { costCentavos: 0 }],
    ['taxClass', { taxClass: 'iva15' }],
    ['restricted', { restricted: 'fireworks' }],
    ['favourite', { favourite: 1 }],
    ['minimumMilli', { minimumMilli: -1 }],
    ['silhouette', { silhouette: 'unicorn' }],
    ['barcode', { barcode: '7501055300075' }],
    ['aliases', { aliases: [] }],
  ])('names a wrong %s', (field, change) => {
    expect(problemsOf(change).map((problem) => problem.split(': ')[1])).toEqual([field]);
  });

  it('refuses a file of another giro', () => {
    expect(catalogProblems(abarrotes as unknown as RawCatalog, 'fonda')).toEqual(['abarrotes: businessType']);
  });
});
