import { tokens } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

const TOKEN_LENGTH = 64;

/** The folded words that find a product: of its name, its aliases and its codes. */
export function productTokens(product: {
  name: string;
  aliases: readonly string[];
  barcodes: readonly string[];
}): string[] {
  const words = tokens([product.name, ...product.aliases, ...product.barcodes].join(' '));
  return [...new Set(words.map((word) => word.slice(0, TOKEN_LENGTH)))];
}

/** Writes the words of a product anew. */
export async function rewriteTokens(
  tx: TenantTx,
  product: { id: string; name: string; aliases: readonly string[]; barcodes: readonly string[] },
): Promise<void> {
  await tx.query(`delete from catalog.product_tokens where tenant_id = $1 and product_id = $2`, [
    tx.tenantId,
    product.id,
  ]);
  await tx.query(
    `insert into catalog.product_tokens (tenant_id, token, product_id) select $1, token, $2 from unnest($3::text[]) token`,
    [tx.tenantId, product.id, productTokens(product)],
  );
}

/** Writes the codes of a product anew. */
export async function rewriteBarcodes(tx: TenantTx, productId: string, barcodes: readonly string[]): Promise<void> {
  await tx.query(`delete from catalog.product_barcodes where tenant_id = $1 and product_id = $2`, [
    tx.tenantId,
    productId,
  ]);
  await tx.query(
    `insert into catalog.product_barcodes (tenant_id, barcode, product_id) select $1, barcode, $2 from unnest($3::text[]) barcode`,
    [tx.tenantId, productId, [...new Set(barcodes)]],
  );
}
