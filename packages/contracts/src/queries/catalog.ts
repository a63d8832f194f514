import { BUSINESS_TYPES, RESTRICTED_GOODS, STOCK_REASONS, TAX_CLASSES, UNITS } from '@michangarrito/domain';
import { z } from 'zod';
import {
  centavosSchema,
  cursorSchema,
  instantSchema,
  limitSchema,
  listSchema,
  milliSchema,
  pageSchema,
  reference,
  searchSchema,
  signedMilliSchema,
} from '../primitives.ts';

export const categorySchema = z.object({ id: z.uuid(), name: z.string(), position: z.int() });
export type Category = z.infer<typeof categorySchema>;
export const categoryListSchema = listSchema(categorySchema);

/** `costCentavos` is null for those who may not see profit. `stockMilli` may be negative: selling never stops. */
export const productSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  categoryId: z.uuid().nullable(),
  unit: z.enum(UNITS),
  priceCentavos: centavosSchema.nullable(),
  costCentavos: centavosSchema.nullable(),
  taxClass: z.enum(TAX_CLASSES),
  restricted: z.enum(RESTRICTED_GOODS).nullable(),
  favourite: z.boolean(),
  minimumMilli: milliSchema.nullable(),
  silhouette: z.string().nullable(),
  barcodes: z.array(z.string()),
  aliases: z.array(z.string()),
  stockMilli: signedMilliSchema,
  archived: z.boolean(),
  updatedAt: instantSchema,
});
export type Product = z.infer<typeof productSchema>;
export const productPageSchema = pageSchema(productSchema);

export const productQuerySchema = z.strictObject({
  search: searchSchema(120),
  barcode: searchSchema(32),
  categoryId: reference('category').optional(),
  archived: z.enum(['true', 'false']).optional(),
  low: z.enum(['true', 'false']).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const priceChangeSchema = z.object({
  changedAt: instantSchema,
  fromCentavos: centavosSchema.nullable(),
  toCentavos: centavosSchema.nullable(),
  actorId: z.uuid(),
  /** Whoever changed it next had not seen this price. */
  superseded: z.boolean(),
});
export const priceHistorySchema = listSchema(priceChangeSchema);

const taxRateSchema = z.object({
  taxClass: z.enum(TAX_CLASSES),
  ivaBasisPoints: z.int(),
  iepsBasisPoints: z.int(),
  validFrom: z.iso.date(),
});
export const taxRateListSchema = listSchema(taxRateSchema);

export const starterCatalogSchema = z.object({
  businessType: z.enum(BUSINESS_TYPES),
  productCount: z.int(),
  examples: z.array(z.string()),
});
export const starterCatalogListSchema = listSchema(starterCatalogSchema);

/** `id` is the command that moved the stock; its lines count from 1. */
export const stockMovementSchema = z.object({
  id: z.uuid(),
  lineNumber: z.int(),
  productId: z.uuid(),
  reason: z.enum(STOCK_REASONS),
  deltaMilli: signedMilliSchema,
  recordedAt: instantSchema,
  actorId: z.uuid(),
  note: z.string().nullable(),
});
export const stockMovementPageSchema = pageSchema(stockMovementSchema);
export const stockMovementQuerySchema = z.strictObject({
  productId: reference('product').optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
