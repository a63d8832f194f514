import { RESTRICTED_GOODS, TAX_CLASSES, UNITS } from '@michangarrito/domain';
import { z } from 'zod';
import { commandSchema } from '../envelope.ts';
import {
  amountSchema,
  milliSchema,
  optionalTextSchema,
  reference,
  stockChangeMilliSchema,
  textSchema,
} from '../primitives.ts';

/** A code as printed: GTIN digits, or the shop's own short code. */
const barcodeSchema = z.string().regex(/^[0-9A-Za-z.-]{1,32}$/);

const fields = {
  name: textSchema(120),
  categoryId: reference('category').nullable(),
  unit: z.enum(UNITS),
  /** null asks for the price at the till (*Ponle precio*). */
  priceCentavos: amountSchema.nullable(),
  costCentavos: amountSchema.nullable(),
  taxClass: z.enum(TAX_CLASSES),
  restricted: z.enum(RESTRICTED_GOODS).nullable(),
  favourite: z.boolean(),
  minimumMilli: milliSchema.nullable(),
  silhouette: optionalTextSchema(40),
  barcodes: z.array(barcodeSchema).max(10),
  /** Other words that people use for it; they find it in searches. */
  aliases: z.array(textSchema(40)).max(12),
};

export const createProductSchema = commandSchema(
  'createProduct',
  z.strictObject({ ...fields, initialStockMilli: stockChangeMilliSchema }),
);
export type CreateProduct = z.infer<typeof createProductSchema>;

/** One field's edit. `from` is what the person saw: different fields merge, the same field is won by the last received. */
function edit<T extends z.ZodType>(field: T) {
  return z.strictObject({ from: field, to: field }).optional();
}

export const editProductSchema = commandSchema(
  'editProduct',
  z.strictObject({
    productId: reference('product'),
    changes: z.strictObject({
      name: edit(fields.name),
      categoryId: edit(fields.categoryId),
      unit: edit(fields.unit),
      priceCentavos: edit(fields.priceCentavos),
      costCentavos: edit(fields.costCentavos),
      taxClass: edit(fields.taxClass),
      restricted: edit(fields.restricted),
      favourite: edit(fields.favourite),
      minimumMilli: edit(fields.minimumMilli),
      silhouette: edit(fields.silhouette),
      barcodes: edit(fields.barcodes),
      aliases: edit(fields.aliases),
      archived: edit(z.boolean()),
    }),
  }),
);
export type EditProduct = z.infer<typeof editProductSchema>;

export const createCategorySchema = commandSchema('createCategory', z.strictObject({ name: textSchema(60) }));
export type CreateCategory = z.infer<typeof createCategorySchema>;
