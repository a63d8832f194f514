import { FIADO_STATUSES } from '@michangarrito/domain';
import { z } from 'zod';
import { dueRuleSchema } from '../commands/customers.ts';
import {
  centavosSchema,
  cursorSchema,
  instantSchema,
  limitSchema,
  pageSchema,
  searchSchema,
  signedCentavosSchema,
} from '../primitives.ts';

/** `balanceCentavos` is what the customer owes; negative is credit in the customer's favour. */
export const customerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  creditLimitCentavos: centavosSchema.nullable(),
  dueRule: dueRuleSchema,
  note: z.string().nullable(),
  balanceCentavos: signedCentavosSchema,
  /** When the oldest fiado that is still open was made. */
  oldestOpenAt: instantSchema.nullable(),
  overdue: z.boolean(),
  archived: z.boolean(),
});
export type Customer = z.infer<typeof customerSchema>;
export const customerPageSchema = pageSchema(customerSchema);

export const customerQuerySchema = z.strictObject({
  search: searchSchema(120),
  owing: z.enum(['true', 'false']).optional(),
  archived: z.enum(['true', 'false']).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

/** One line of a statement: a charge (fiado), or what lowered the debt, with the balance after it. */
const statementEntrySchema = z.object({
  id: z.uuid(),
  kind: z.enum(['fiado', 'abono', 'refund', 'forgiven']),
  at: instantSchema,
  amountCentavos: signedCentavosSchema,
  balanceAfterCentavos: signedCentavosSchema,
  folio: z.string().nullable(),
  saleId: z.uuid().nullable(),
  method: z.string().nullable(),
  status: z.enum(FIADO_STATUSES).nullable(),
  dueDate: z.iso.date().nullable(),
});
export const statementSchema = z.object({
  customer: customerSchema,
  entries: z.array(statementEntrySchema),
  nextCursor: z.string().nullable(),
});
export type Statement = z.infer<typeof statementSchema>;
export const statementQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });

export const fiadoSummarySchema = z.object({
  owedCentavos: centavosSchema,
  debtors: z.int(),
  overdueCentavos: centavosSchema,
  overdueCustomers: z.int(),
  /** Open debt by age in days: 0–7, 8–15, 16–30, more than 30. */
  ageing: z.object({
    days0to7Centavos: centavosSchema,
    days8to15Centavos: centavosSchema,
    days16to30Centavos: centavosSchema,
    over30Centavos: centavosSchema,
  }),
});
