import { z } from 'zod';
import { businessDateSchema, centavosSchema, signedCentavosSchema } from '../primitives.ts';
import { fiadoSummarySchema } from './customers.ts';
import { methodTotalsSchema } from './sales.ts';

export const todayQuerySchema = z.strictObject({ date: businessDateSchema.optional() });

/**
 * The day on one screen. Sales are net of refunds made that day. `profitCentavos` is null for those who may not see it. The comparison is the
 * same weekday a week before, up to the same hour.
 */
export const todaySchema = z.object({
  businessDate: businessDateSchema,
  salesCentavos: signedCentavosSchema,
  salesCount: z.int(),
  refundsCentavos: centavosSchema,
  averageTicketCentavos: centavosSchema,
  profitCentavos: signedCentavosSchema.nullable(),
  byMethod: methodTotalsSchema,
  byHour: z.array(z.object({ hour: z.int().min(0).max(23), salesCentavos: centavosSchema, salesCount: z.int() })),
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
  variosCentavos: centavosSchema,
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
