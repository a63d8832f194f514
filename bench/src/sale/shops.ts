import { centavos } from '@michangarrito/domain';
import { registerShop, type ShopClient } from '@michangarrito/testing';
import pg from 'pg';

export const SHOPS = 8;
export const PRODUCTS = 1_000;

/** The id of a product of a shop, both counted from 1: the load and the limit must name the same rows without looking them up. */
export function productId(shop: number, product: number): string {
  return `0192f0c4-7b1a-7000-8${shop.toString(16).padStart(3, '0')}-${product.toString(16).padStart(12, '0')}`;
}

/** What a product costs. */
export const priceOf = (product: number) => centavos(500 + (product % 200) * 50);

/** Registers eight shops over HTTP, since their tokens are needed, and fills their shelves directly, since a thousand calls each prove nothing. */
export async function openShops(baseUrl: string, appUrl: string): Promise<ShopClient[]> {
  const shops: ShopClient[] = [];
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    for (let number = 1; number <= SHOPS; number += 1) {
      const shop = await registerShop(baseUrl, { name: `Tienda ${String(number)}` });
      await fillShelves(client, shop.login.tenantId, number);
      shops.push(shop);
    }
  } finally {
    await client.end();
  }
  return shops;
}

async function fillShelves(client: pg.Client, tenantId: string, shop: number): Promise<void> {
  const numbers = Array.from({ length: PRODUCTS }, (_, index) => index + 1);
  const ids = numbers.map((number) => productId(shop, number));
  await client.query('begin');
  await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
  await client.query(
    `insert into catalog.products (tenant_id, id, name, unit, price_centavos, cost_centavos, tax_class, favourite, aliases)
     select $1, p.id, 'Producto ' || p.number, 'piece', p.price, p.price * 7 / 10, 'iva16', false, '{}'
     from unnest($2::uuid[], $3::bigint[], $4::int[]) as p (id, price, number)`,
    [tenantId, ids, numbers.map(priceOf), numbers],
  );
  await client.query(
    `insert into inventory.stock_levels (tenant_id, product_id, quantity_milli) select $1, id, 1000000000000 from unnest($2::uuid[]) id`,
    [tenantId, ids],
  );
  await client.query('commit');
}
