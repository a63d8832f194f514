import {
  CASH_KINDS,
  CLOSURE_KINDS,
  FLAGS,
  PAYMENT_METHODS,
  SALE_STATUSES,
  TAX_CLASSES,
  UNITS,
} from '@michangarrito/domain';
import { z } from 'zod';
import {
  businessDateSchema,
  centavosSchema,
  cursorSchema,
  instantSchema,
  limitSchema,
  milliSchema,
  pageSchema,
  reference,
  searchSchema,
  signedCentavosSchema,
} from '../primitives.ts';

export const saleSummarySchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  recordedAt: instantSchema,
  businessDate: businessDateSchema,
  totalCentavos: centavosSchema,
  refundedCentavos: centavosSchema,
  status: z.enum(SALE_STATUSES),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  actorName: z.string(),
  lineCount: z.int(),
  methods: z.array(z.enum(PAYMENT_METHODS)),
  flags: z.array(z.enum(FLAGS)),
});
export const salePageSchema = pageSchema(saleSummarySchema);
export const saleQuerySchema = z.strictObject({
  from: businessDateSchema.optional(),
  to: businessDateSchema.optional(),
  customerId: reference('customer').optional(),
  search: searchSchema(40).meta({ description: 'Folio, whole or its beginning' }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const saleDetailSchema = saleSummarySchema.extend({
  subtotalCentavos: centavosSchema,
  discountCentavos: centavosSchema,
  ivaCentavos: centavosSchema,
  iepsCentavos: centavosSchema,
  note: z.string().nullable(),
  lines: z.array(
    z.object({
      lineNumber: z.int(),
      productId: z.uuid().nullable(),
      name: z.string(),
      unit: z.enum(UNITS),
      quantityMilli: milliSchema,
      refundedMilli: milliSchema,
      byPesos: z.boolean(),
      unitPriceCentavos: centavosSchema,
      amountCentavos: centavosSchema,
      discountCentavos: centavosSchema,
      shareOfSaleDiscountCentavos: centavosSchema,
      totalCentavos: centavosSchema,
      refundedCentavos: centavosSchema,
      taxClass: z.enum(TAX_CLASSES),
      ivaCentavos: centavosSchema,
      iepsCentavos: centavosSchema,
    }),
  ),
  payments: z.array(
    z.object({
      id: z.uuid(),
      method: z.enum(PAYMENT_METHODS),
      amountCentavos: centavosSchema,
      tenderedCentavos: centavosSchema.nullable(),
      changeCentavos: centavosSchema,
      refundedCentavos: centavosSchema,
      reference: z.string().nullable(),
    }),
  ),
  refunds: z.array(
    z.object({ id: z.uuid(), recordedAt: instantSchema, totalCentavos: centavosSchema, reason: z.string() }),
  ),
});
export type SaleDetail = z.infer<typeof saleDetailSchema>;

/** Money by method. */
const methodTotalsSchema = z.object({
  cashCentavos: centavosSchema,
  cardCentavos: centavosSchema,
  transferCentavos: centavosSchema,
  fiadoCentavos: centavosSchema,
});

/** One device's place in a reading: no movement of it in the reading is above that `deviceSeq`. */
const watermarkSchema = z.object({ deviceId: z.uuid(), deviceSeq: z.int() });

/** The drawer: what should be in it and why. `movements` sums each kind with its sign. */
export const tillReadingSchema = z.object({
  session: z
    .object({
      id: z.uuid(),
      openedAt: instantSchema,
      openedByName: z.string(),
      floatCentavos: centavosSchema,
      businessDate: businessDateSchema,
    })
    .nullable(),
  expectedCentavos: signedCentavosSchema,
  movements: z.array(z.object({ kind: z.enum(CASH_KINDS), count: z.int(), amountCentavos: signedCentavosSchema })),
  salesCount: z.int(),
  salesCentavos: centavosSchema,
  refundsCentavos: centavosSchema,
  byMethod: methodTotalsSchema,
  /** How far into each device's journal the movements go, for the corte that is made from this reading. */
  watermarks: z.array(watermarkSchema),
});
export type TillReading = z.infer<typeof tillReadingSchema>;

export const cashMovementSchema = z.object({
  id: z.uuid(),
  kind: z.enum(CASH_KINDS),
  amountCentavos: signedCentavosSchema,
  reason: z.string().nullable(),
  recordedAt: instantSchema,
  actorName: z.string(),
});
export const cashMovementPageSchema = pageSchema(cashMovementSchema);
export const cashMovementQuerySchema = z.strictObject({
  tillSessionId: reference('tillSession').optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const closureSummarySchema = z.object({
  id: z.uuid(),
  kind: z.enum(CLOSURE_KINDS),
  number: z.int(),
  closedAt: instantSchema,
  businessDate: businessDateSchema,
  actorName: z.string(),
  expectedCentavos: signedCentavosSchema,
  countedCentavos: centavosSchema.nullable(),
  differenceCentavos: signedCentavosSchema.nullable(),
  salesCentavos: centavosSchema,
  salesCount: z.int(),
});
export type ClosureSummary = z.infer<typeof closureSummarySchema>;
export const closurePageSchema = pageSchema(closureSummarySchema);
export const closureQuerySchema = z.strictObject({
  kind: z.enum(CLOSURE_KINDS).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const closureDetailSchema = closureSummarySchema.extend({
  floatCentavos: centavosSchema,
  note: z.string().nullable(),
  refundsCentavos: centavosSchema,
  byMethod: methodTotalsSchema,
  movements: tillReadingSchema.shape.movements,
  denominations: z.array(z.object({ valueCentavos: centavosSchema, count: z.int() })),
  /** What reached the books after this corte and belongs to it. */
  adjustments: z.array(
    z.object({ id: z.uuid(), amountCentavos: signedCentavosSchema, reason: z.string(), recordedAt: instantSchema }),
  ),
});
export type ClosureDetail = z.infer<typeof closureDetailSchema>;
