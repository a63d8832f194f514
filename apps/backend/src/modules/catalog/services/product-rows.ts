import type { Product } from '@michangarrito/contracts';
import { centavos, milli, type RestrictedGoods, type TaxClass, type Unit } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** A product with its codes and stock, as `PRODUCT_COLUMNS` selects it. */
export interface ProductRow {
  id: string;
  name: string;
  category_id: string | null;
  unit: Unit;
  price_centavos: number | null;
  cost_centavos: number | null;
  tax_class: TaxClass;
  restricted: RestrictedGoods | null;
  favourite: boolean;
  minimum_milli: number | null;
  silhouette: string | null;
  aliases: string[];
  barcodes: string[];
  stock_milli: number;
  archived_at: Date | null;
  updated_at: Date;
}

/** What a read of products selects; `p` is catalog.products. */
export const PRODUCT_COLUMNS = `
  p.id, p.name, p.category_id, p.unit, p.price_centavos, p.cost_centavos, p.tax_class, p.restricted, p.favourite,
  p.minimum_milli, p.silhouette, p.aliases, p.archived_at, p.updated_at,
  coalesce((select array_agg(b.barcode order by b.barcode) from catalog.product_barcodes b
    where b.tenant_id = p.tenant_id and b.product_id = p.id), '{}') as barcodes,
  coalesce((select s.quantity_milli from inventory.stock_levels s
    where s.tenant_id = p.tenant_id and s.product_id = p.id), 0) as stock_milli`;

/** The wire form. What it costs is only for those who may see profit. */
export function productFromRow(row: ProductRow, seesProfit: boolean): Product {
  return {
    id: row.id,
    name: row.name,
    categoryId: row.category_id,
    unit: row.unit,
    priceCentavos: row.price_centavos === null ? null : centavos(row.price_centavos),
    costCentavos: row.cost_centavos === null || !seesProfit ? null : centavos(row.cost_centavos),
    taxClass: row.tax_class,
    restricted: row.restricted,
    favourite: row.favourite,
    minimumMilli: row.minimum_milli === null ? null : milli(row.minimum_milli),
    silhouette: row.silhouette,
    barcodes: row.barcodes,
    aliases: row.aliases,
    stockMilli: milli(row.stock_milli),
    archived: row.archived_at !== null,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Products by their ids, archived ones too; an id that the shop has not is left out. */
export async function readProducts(tx: TenantTx, ids: readonly string[], seesProfit: boolean): Promise<Product[]> {
  const rows = await tx.query<ProductRow>(
    `select ${PRODUCT_COLUMNS} from catalog.products p where p.tenant_id = $1 and p.id = any($2::uuid[]) order by p.id`,
    [tx.tenantId, ids],
  );
  return rows.map((row) => productFromRow(row, seesProfit));
}
