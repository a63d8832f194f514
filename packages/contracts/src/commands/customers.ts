import { z } from 'zod';
import { commandSchema } from '../envelope.ts';
import {
  amountSchema,
  optionalTextSchema,
  phoneSchema,
  positiveAmountSchema,
  reference,
  textSchema,
} from '../primitives.ts';

/** When the customer has agreed to pay: on a weekday (1 Monday … 7 Sunday), on the 15th and last of the month, or so many days after. */
export const dueRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
  z.strictObject({ kind: z.literal('biweekly') }),
  z.strictObject({ kind: z.literal('days'), days: z.int().min(1).max(365) }),
]);
export type DueRule = z.infer<typeof dueRuleSchema>;

const fields = {
  name: textSchema(80),
  phone: phoneSchema.nullable(),
  /** null: no limit of its own. */
  creditLimitCentavos: amountSchema.nullable(),
  dueRule: dueRuleSchema,
  note: optionalTextSchema(300),
};

export const createCustomerSchema = commandSchema('createCustomer', z.strictObject(fields));
export type CreateCustomer = z.infer<typeof createCustomerSchema>;

function edit<T extends z.ZodType>(field: T) {
  return z.strictObject({ from: field, to: field }).optional();
}

export const editCustomerSchema = commandSchema(
  'editCustomer',
  z.strictObject({
    customerId: reference('customer'),
    changes: z.strictObject({
      name: edit(fields.name),
      phone: edit(fields.phone),
      creditLimitCentavos: edit(fields.creditLimitCentavos),
      dueRule: edit(fields.dueRule),
      note: edit(fields.note),
      archived: edit(z.boolean()),
    }),
  }),
);
export type EditCustomer = z.infer<typeof editCustomerSchema>;

/** An abono: money against a customer's debt, oldest fiado first; what exceeds the debt is the customer's credit. */
export const recordFiadoPaymentSchema = commandSchema(
  'recordFiadoPayment',
  z.strictObject({
    customerId: reference('customer'),
    amountCentavos: positiveAmountSchema,
    method: z.enum(['cash', 'card', 'transfer']),
    tenderedCentavos: amountSchema.nullable(),
    tillSessionId: reference('tillSession').nullable(),
    note: optionalTextSchema(200),
  }),
);
export type RecordFiadoPayment = z.infer<typeof recordFiadoPaymentSchema>;
