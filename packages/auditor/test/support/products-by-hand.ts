import type { ShopBooks } from './shop-books.ts';

/** A count of a product, which makes its level what was found. */
export async function countStock(shop: ShopBooks, productId: string, countedMilli: number): Promise<string> {
  const id = await shop.command('recordStockMovement');
  const { rows } = await shop.client.query<{ level: string }>(
    'select quantity_milli as level from inventory.stock_levels where tenant_id = $1 and product_id = $2',
    [shop.tenantId, productId],
  );
  await shop.moveStockOf(id, productId, 'count', countedMilli - Number(rows[0]?.level), countedMilli);
  await shop.client.query(
    'update inventory.stock_levels set counted_at = $3, counted_by = $4 where tenant_id = $1 and product_id = $2',
    [shop.tenantId, productId, shop.now(), id],
  );
  return id;
}

/** Any other movement by hand. */
export async function moveStock(
  shop: ShopBooks,
  productId: string,
  reason: string,
  deltaMilli: number,
): Promise<string> {
  const id = await shop.command('recordStockMovement');
  await shop.moveStockOf(id, productId, reason, deltaMilli);
  return id;
}

/** A new price; `supersedes` is the change that its author had not seen. */
export async function changePrice(
  shop: ShopBooks,
  productId: string,
  supersedes: string | null = null,
): Promise<string> {
  const id = await shop.command('editProduct');
  await shop.insert('catalog.price_history', {
    command_id: id,
    product_id: productId,
    old_price_centavos: 1_900,
    new_price_centavos: 2_000,
    ...shop.signed(),
  });
  await shop.insert('sync.edits', {
    command_id: id,
    field: 'priceCentavos',
    kind: 'product',
    ref: productId,
    unseen: supersedes !== null,
    supersedes,
    device_id: shop.deviceId,
    ...shop.signed(),
  });
  return id;
}
