import pg from 'pg';
import { uuidv7 } from 'uuidv7';

const WHAT = [
  'Galletas',
  'Refresco',
  'Jabón',
  'Leche',
  'Aceite',
  'Sopa',
  'Atún',
  'Chiles',
  'Papel',
  'Cloro',
  'Frijol',
  'Café',
  'Azúcar',
  'Pan',
  'Jugo',
  'Yogur',
  'Cereal',
  'Shampoo',
  'Pañales',
  'Croquetas',
];
const WHOSE = [
  'Gamesa',
  'Marinela',
  'Bimbo',
  'Alpura',
  'Lala',
  'Herdez',
  'La Costeña',
  'Zote',
  'Suavel',
  'Cloralex',
  'Verde Valle',
  'Nescafé',
  'Zulka',
  'Jumex',
  'Danone',
  'Kellogg’s',
  'Caprice',
  'Huggies',
  'Pedigree',
  'Del Valle',
];
const WHICH = [
  'clásico',
  'light',
  'integral',
  'de fresa',
  'de chocolate',
  'de vainilla',
  'limón',
  'naranja',
  'familiar',
  'individual',
];
const HOW_MUCH = ['100 g', '250 g', '500 g', '1 kg', '355 ml', '600 ml', '1 L', '2 L', '6 piezas', '12 piezas'];

/** A name as shelves have them; different for each number. */
export function productName(number: number): string {
  const pick = (words: readonly string[], divisor: number) => words[Math.floor(number / divisor) % words.length] ?? '';
  return `${pick(WHAT, 1)} ${pick(WHOSE, 20)} ${pick(WHICH, 400)} ${pick(HOW_MUCH, 4_000)} ${String(number)}`;
}

/** Puts so many products into the newest shop, directly: that many calls would prove nothing. */
export async function fillShelves(adminUrl: string, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `insert into catalog.products (tenant_id, id, name, unit, price_centavos, tax_class)
       select t.id, p.id, p.name, 'piece', 1500, 'iva16'
       from (select id from public.tenants order by created_at desc limit 1) t, unnest($1::uuid[], $2::text[]) as p (id, name)`,
      [numbers.map(() => uuidv7()), numbers.map(productName)],
    );
  } finally {
    await client.end();
  }
}
