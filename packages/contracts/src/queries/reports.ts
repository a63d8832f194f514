import { z } from 'zod';
import { businessDateSchema, centavosSchema, signedCentavosSchema } from '../primitives.ts';
import { fiadoSummarySchema } from './customers.ts';

export const todayQuerySchema = z.strictObject({ date: businessDateSchema.optional() });

/**
 * The day on one screen. Every figure is net of the refunds made that day, so that hours, methods and products add up to the day's sales; what
 * came back at another hour, or was given back by another method, makes one of them negative. Sold is `salesCentavos + refundsCentavos`.
 * `profitCentavos` is null for those who may not see it. The comparison is the same weekday a week before, up to the same hour.
 */
export const todaySchema = z.object({
  businessDate: businessDateSchema,
  salesCentavos: signedCentavosSchema,
  salesCount: z.int(),
  refundsCentavos: centavosSchema,
  averageTicketCentavos: signedCentavosSchema,
  profitCentavos: signedCentavosSchema.nullable(),
  byMethod: z.object({
    cashCentavos: signedCentavosSchema,
    cardCentavos: signedCentavosSchema,
    transferCentavos: signedCentavosSchema,
    fiadoCentavos: signedCentavosSchema,
  }),
  byHour: z.array(z.object({ hour: z.int().min(0).max(23), salesCentavos: signedCentavosSchema, salesCount: z.int() })),
  comparison: z.object({ businessDate: businessDateSchema, salesCentavos: signedCentavosSchema }).nullable(),
  topProducts: z.array(
    z.object({
      productId: z.uuid().nullable(),
      name: z.string(),
      totalCentavos: centavosSchema,
      quantityMilli: z.int(),
      unit: z.string(),
    }),
  ),
  variosCentavos: signedCentavosSchema,
  lowStock: z.object({ count: z.int(), names: z.array(z.string()) }),
  fiado: fiadoSummarySchema,
  overdueNames: z.array(z.string()),
  needsAttention: z.int().meta({ description: 'Sales of the day recorded with a flag' }),
});
export type Today = z.infer<typeof todaySchema>;

export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), reason: z.string().nullable() })),
});
