import { Injectable } from '@nestjs/common';
import type { EditProduct as EditProductCommand } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { keepEdits, type FieldEdit } from '../../../common/commands/keep-edits.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { CategoryEntity } from '../entities/category.entity.ts';
import { ProductBarcodeEntity } from '../entities/product-barcode.entity.ts';
import { ProductEntity } from '../entities/product.entity.ts';
import { rewriteBarcodes, rewriteTokens } from '../services/product-tokens.ts';

type Changes = EditProductCommand['payload']['changes'];

/** What decides at what price something is sold, or whether at all. */
const PRICE_FIELDS = ['priceCentavos', 'costCentavos', 'taxClass', 'unit', 'archived'] as const;

/**
 * Changes fields of a product. An intent: judged now, by the rights of who did it. Fields that are not named stay as others left them;
 * for one that two people changed, the last received wins, and what it replaced unseen stays in the history.
 */
@Injectable()
export class EditProduct {
  readonly run = async (scope: CommandScope, command: EditProductCommand): Promise<Outcome> => {
    const { tx, actor } = scope;
    const { productId, changes } = command.payload;
    if (Object.keys(changes).length === 0) return refuse('NOTHING_TO_CHANGE');
    const guarded = PRICE_FIELDS.some((field) => changes[field] !== undefined);
    if (guarded && !may(actor, 'price.edit')) return refuse('PERMISSION_MISSING');
    const product = await tx.manager.findOne(ProductEntity, {
      where: { tenantId: tx.tenantId, id: productId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!product) return refuse('PRODUCT_NOT_FOUND');
    const refusal = await refusalOf(tx, productId, changes);
    if (refusal) return refuse(refusal);
    if (changes.priceCentavos || changes.costCentavos) await keepPriceHistory(tx, command, product);
    const categoryId = await withKnownCategory(tx, changes.categoryId);
    const edits = editsOf(product, await barcodesOf(tx, productId), { ...changes, categoryId });
    await keepEdits(tx, command, { kind: 'product', ref: productId }, edits);
    await applyChanges(tx, product, changes);
    return { ok: true, flags: [], changed: [{ kind: 'product', ref: productId }] };
  };
}

function editsOf(product: ProductEntity, codes: readonly string[], changes: Changes): FieldEdit[] {
  const { barcodes, archived, ...columns } = changes;
  const edits: FieldEdit[] = Object.entries(columns).flatMap(([field, change]) =>
    change
      ? [
          {
            field,
            old: product[field as keyof typeof columns],
            from: change.from,
            to: change.to,
            personal: false,
          },
        ]
      : [],
  );
  if (archived) edits.push({ field: 'archived', old: product.archivedAt !== null, ...archived, personal: false });
  if (barcodes) {
    // A product has its codes in no order.
    const [from, to] = [barcodes.from.toSorted(), barcodes.to.toSorted()];
    edits.push({ field: 'barcodes', old: codes, from, to, personal: false });
  }
  return edits;
}

/** What the author saw is their word alone: an id that is no category of the shop is not kept. */
async function withKnownCategory(tx: TenantTx, change: Changes['categoryId']): Promise<Changes['categoryId']> {
  if (!change || change.from === null) return change;
  const isKnown = await tx.manager.existsBy(CategoryEntity, { tenantId: tx.tenantId, id: change.from });
  return isKnown ? change : { ...change, from: null };
}

async function barcodesOf(tx: TenantTx, productId: string): Promise<string[]> {
  const codes = await tx.manager.findBy(ProductBarcodeEntity, { tenantId: tx.tenantId, productId });
  return codes.map(({ barcode }) => barcode).toSorted();
}

async function refusalOf(
  tx: TenantTx,
  productId: string,
  changes: Changes,
): Promise<'CATEGORY_NOT_FOUND' | 'BARCODE_TAKEN' | null> {
  const { tenantId } = tx;
  const categoryId = changes.categoryId?.to;
  if (categoryId && !(await tx.manager.existsBy(CategoryEntity, { tenantId, id: categoryId })))
    return 'CATEGORY_NOT_FOUND';
  const [taken] = await tx.query(
    `select 1 from catalog.product_barcodes b join catalog.products p on p.tenant_id = b.tenant_id and p.id = b.product_id
     where b.tenant_id = $1 and b.barcode = any($2) and b.product_id <> $3 and p.archived_at is null limit 1`,
    [tenantId, changes.barcodes?.to ?? [], productId],
  );
  return taken === undefined ? null : 'BARCODE_TAKEN';
}

async function keepPriceHistory(tx: TenantTx, command: EditProductCommand, product: ProductEntity): Promise<void> {
  const { priceCentavos, costCentavos } = command.payload.changes;
  await tx.query(
    `insert into catalog.price_history (tenant_id, command_id, product_id, old_price_centavos, new_price_centavos, old_cost_centavos,
       new_cost_centavos, actor_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.tenantId,
      command.id,
      product.id,
      product.priceCentavos,
      priceCentavos === undefined ? product.priceCentavos : priceCentavos.to,
      product.costCentavos,
      costCentavos === undefined ? product.costCentavos : costCentavos.to,
      command.actorId,
      command.recordedAt,
    ],
  );
}

async function applyChanges(tx: TenantTx, product: ProductEntity, changes: Changes): Promise<void> {
  const { barcodes, archived, ...columns } = changes;
  for (const [field, change] of Object.entries(columns)) if (change) Object.assign(product, { [field]: change.to });
  if (archived) product.archivedAt = archived.to ? new Date() : null;
  product.updatedAt = new Date();
  await tx.manager.save(ProductEntity, product);
  if (barcodes) await rewriteBarcodes(tx, product.id, barcodes.to);
  if (barcodes || changes.name || changes.aliases) {
    const codes = await barcodesOf(tx, product.id);
    await rewriteTokens(tx, {
      id: product.id,
      name: product.name,
      aliases: product.aliases,
      barcodes: codes,
    });
  }
}
