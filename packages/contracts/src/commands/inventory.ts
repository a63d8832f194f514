import { z } from 'zod';
import { commandSchema } from '../envelope.ts';
import {
  amountSchema,
  milliSchema,
  optionalTextSchema,
  positiveMilliSchema,
  reference,
  stockChangeMilliSchema,
} from '../primitives.ts';

/**
 * A change of stock that is not a sale. Purchases add, waste takes away, an adjustment does either; a count says what was
 * found, and the movement is the difference to what the books had.
 */
const stockChangeSchema = z.discriminatedUnion('reason', [
  z.strictObject({
    reason: z.literal('purchase'),
    quantityMilli: positiveMilliSchema,
    unitCostCentavos: amountSchema.nullable(),
  }),
  z.strictObject({ reason: z.literal('waste'), quantityMilli: positiveMilliSchema }),
  z.strictObject({ reason: z.literal('count'), countedMilli: milliSchema }),
  z.strictObject({ reason: z.literal('adjustment'), deltaMilli: stockChangeMilliSchema }),
]);

export const recordStockMovementSchema = commandSchema(
  'recordStockMovement',
  z.strictObject({ productId: reference('product'), change: stockChangeSchema, note: optionalTextSchema(200) }),
);
export type RecordStockMovement = z.infer<typeof recordStockMovementSchema>;
