import { Injectable } from '@nestjs/common';
import type { BusinessType } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { CategoryTemplateEntity } from '../entities/category-template.entity.ts';
import { ProductTemplateEntity } from '../entities/product-template.entity.ts';
import { productTokens } from '../services/product-tokens.ts';

/**
 * Copies the templates of a giro into a new shop, inside the transaction that registers it. Answers product ids by their catalogue code.
 * Nothing is counted yet, so no product has a minimum: two hundred warnings on the first day would be read by nobody.
 */
@Injectable()
export class LoadStarterCatalog {
  async execute(tx: TenantTx, businessType: BusinessType): Promise<Map<string, string>> {
    const ofGiro = { where: { businessType }, order: { position: 'ASC' } } as const;
    const categories = await tx.manager.find(CategoryTemplateEntity, ofGiro);
    const products = await tx.manager.find(ProductTemplateEntity, ofGiro);
    const categoryIds = new Map(categories.map((category) => [category.code, uuidv7()]));
    const productIds = new Map(products.map((product) => [product.code, uuidv7()]));
    await tx.query(
      `insert into catalog.categories (tenant_id, id, name, position)
       select $1, c.id, c.name, c.position from jsonb_to_recordset($2::jsonb) as c (id uuid, name text, position int)`,
      [
        tx.tenantId,
        JSON.stringify(categories.map(({ code, name, position }) => ({ id: categoryIds.get(code), name, position }))),
      ],
    );
    const rows = products.map((product) => ({
      id: productIds.get(product.code),
      category_id: categoryIds.get(product.category),
      name: product.name,
      unit: product.unit,
      price_centavos: product.priceCentavos,
      cost_centavos: product.costCentavos,
      tax_class: product.taxClass,
      restricted: product.restricted,
      favourite: product.favourite,
      silhouette: product.silhouette,
      aliases: product.aliases,
      tokens: productTokens({ name: product.name, aliases: product.aliases, barcodes: [] }),
    }));
    await insertProducts(tx, JSON.stringify(rows));
    return productIds;
  }
}

async function insertProducts(tx: TenantTx, rows: string): Promise<void> {
  await tx.query(
    `insert into catalog.products (tenant_id, id, category_id, name, unit, price_centavos, cost_centavos, tax_class, restricted, favourite,
       silhouette, aliases)
     select $1, p.id, p.category_id, p.name, p.unit, p.price_centavos, p.cost_centavos, p.tax_class, p.restricted, p.favourite,
       p.silhouette, array(select jsonb_array_elements_text(p.aliases))
     from jsonb_to_recordset($2::jsonb) as p (id uuid, category_id uuid, name text, unit text, price_centavos bigint, cost_centavos bigint,
       tax_class text, restricted text, favourite boolean, silhouette text, aliases jsonb)`,
    [tx.tenantId, rows],
  );
  await tx.query(
    `insert into catalog.product_tokens (tenant_id, token, product_id)
     select $1, jsonb_array_elements_text(p.tokens), p.id from jsonb_to_recordset($2::jsonb) as p (id uuid, tokens jsonb)`,
    [tx.tenantId, rows],
  );
}
