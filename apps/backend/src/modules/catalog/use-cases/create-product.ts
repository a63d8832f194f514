import { Injectable } from '@nestjs/common';
import type { CreateProduct as CreateProductCommand } from '@michangarrito/contracts';
import { missingPermission, refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { moveStock } from '../../../common/stock/move-stock.ts';
import { CategoryEntity } from '../entities/category.entity.ts';
import { rewriteBarcodes, rewriteTokens } from '../services/product-tokens.ts';

/** A new product: a fact of the counter, where it has a price and is sold at once. Its first stock is a movement like every other. */
@Injectable()
export class CreateProduct {
  readonly run = async ({ tx, actor }: CommandScope, command: CreateProductCommand): Promise<Outcome> => {
    const { id, payload } = command;
    if (payload.categoryId !== null) {
      const exists = await tx.manager.existsBy(CategoryEntity, { tenantId: tx.tenantId, id: payload.categoryId });
      if (!exists) return refuse('CATEGORY_NOT_FOUND');
    }
    await tx.query(
      `insert into catalog.products (tenant_id, id, category_id, name, unit, price_centavos, cost_centavos, tax_class, restricted,
         favourite, minimum_milli, silhouette, aliases)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.tenantId,
        id,
        payload.categoryId,
        payload.name,
        payload.unit,
        payload.priceCentavos,
        payload.costCentavos,
        payload.taxClass,
        payload.restricted,
        payload.favourite,
        payload.minimumMilli,
        payload.silhouette,
        payload.aliases,
      ],
    );
    await rewriteBarcodes(tx, id, payload.barcodes);
    await rewriteTokens(tx, { id, name: payload.name, aliases: payload.aliases, barcodes: payload.barcodes });
    if (payload.initialStockMilli !== 0) {
      await moveStock(tx, command, {
        productId: id,
        reason: 'count',
        deltaMilli: payload.initialStockMilli,
        countedMilli: null,
        unitCostCentavos: payload.costCentavos,
        note: null,
      });
    }
    const flags = payload.initialStockMilli === 0 ? [] : missingPermission(actor, 'stock.adjust');
    return { ok: true, flags, changed: [{ kind: 'product', ref: id }] };
  };
}
