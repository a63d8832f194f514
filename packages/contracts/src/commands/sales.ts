import { PAYMENT_METHODS, TAX_CLASSES, UNITS } from '@michangarrito/domain';
import { z } from 'zod';
import { commandSchema } from '../envelope.ts';
import {
  amountSchema,
  newIdSchema,
  optionalTextSchema,
  positiveAmountSchema,
  positiveMilliSchema,
  reference,
  textSchema,
} from '../primitives.ts';

/** A sale's human number: consecutive per device, taken inside the device's own transaction. */
const folioSchema = z.strictObject({
  series: z.string().regex(/^[A-Z]{1,4}$/),
  number: z.int().min(1).max(999_999_999),
});

/**
 * One line as the device priced it. `amountCentavos` is the line before discounts: for a line by pesos exactly what was asked,
 * otherwise price × quantity. Price and tax class travel so that the server can compare them with its own.
 */
const saleLineSchema = z.strictObject({
  productId: reference('product')
    .nullable()
    .meta({ description: 'null is *varios*: an amount without a product', 'x-ref': 'product' }),
  name: textSchema(120),
  unit: z.enum(UNITS),
  taxClass: z.enum(TAX_CLASSES),
  quantityMilli: positiveMilliSchema,
  unitPriceCentavos: amountSchema,
  byPesos: z.boolean(),
  amountCentavos: amountSchema,
  discountCentavos: amountSchema,
});

/** `tenderedCentavos` is what the customer handed over; only cash may exceed the amount, and the rest is change. */
export const paymentSchema = z.strictObject({
  id: newIdSchema,
  method: z.enum(PAYMENT_METHODS).extract(['cash', 'card', 'transfer', 'fiado']),
  amountCentavos: amountSchema,
  tenderedCentavos: amountSchema.nullable(),
  reference: optionalTextSchema(80),
});
export type PaymentPayload = z.infer<typeof paymentSchema>;

/** A sale that has happened. The server prices it again with the same rules; totals that differ are refused. */
export const recordSaleSchema = commandSchema(
  'recordSale',
  z.strictObject({
    folio: folioSchema,
    customerId: reference('customer').nullable(),
    tillSessionId: reference('tillSession').nullable(),
    lines: z.array(saleLineSchema).min(1).max(300),
    discountCentavos: amountSchema,
    totalCentavos: amountSchema,
    payments: z.array(paymentSchema).min(1).max(8),
    note: optionalTextSchema(200),
  }),
);
export type RecordSale = z.infer<typeof recordSaleSchema>;

/** Goods that came back (or were lost) and money that was given back. Never above what was sold minus what was refunded. */
export const refundSaleSchema = commandSchema(
  'refundSale',
  z.strictObject({
    saleId: reference('sale'),
    tillSessionId: reference('tillSession').nullable(),
    lines: z
      .array(
        z.strictObject({
          lineNumber: z.int().min(1).max(300),
          quantityMilli: positiveMilliSchema,
          destination: z.enum(['stock', 'waste']),
        }),
      )
      .min(1)
      .max(300),
    payments: z
      .array(
        z.strictObject({
          id: newIdSchema,
          method: z.enum(PAYMENT_METHODS).extract(['cash', 'card', 'transfer', 'fiado']),
          amountCentavos: positiveAmountSchema,
        }),
      )
      .max(8),
    totalCentavos: amountSchema,
    reason: textSchema(200),
  }),
);
export type RefundSale = z.infer<typeof refundSaleSchema>;

/**
 * Goods that came back with a ticket of another device, whose sale this one does not have: what and how much, as the person sees it. The
 * server finds the sale by its folio, now or when it arrives; the money has gone back already.
 */
export const refundTicketSchema = commandSchema(
  'refundTicket',
  z.strictObject({
    folio: folioSchema,
    tillSessionId: reference('tillSession').nullable(),
    lines: z
      .array(
        z.strictObject({
          productId: reference('product').nullable().meta({ description: 'null is *varios*', 'x-ref': 'product' }),
          quantityMilli: positiveMilliSchema,
          amountCentavos: amountSchema.meta({ description: 'What was given back for this line' }),
          destination: z.enum(['stock', 'waste']),
        }),
      )
      .min(1)
      .max(300),
    payments: z
      .array(
        z.strictObject({
          id: newIdSchema,
          method: z.enum(PAYMENT_METHODS).extract(['cash', 'card', 'transfer']),
          amountCentavos: positiveAmountSchema,
        }),
      )
      .max(8),
    totalCentavos: amountSchema,
    reason: textSchema(200),
  }),
);
export type RefundTicket = z.infer<typeof refundTicketSchema>;
