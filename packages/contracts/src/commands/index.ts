import { z } from 'zod';
import { createCategorySchema, createProductSchema, editProductSchema } from './catalog.ts';
import { createCustomerSchema, editCustomerSchema, recordFiadoPaymentSchema } from './customers.ts';
import { recordStockMovementSchema } from './inventory.ts';
import { recordSaleSchema, refundSaleSchema, refundTicketSchema } from './sales.ts';
import { closeTillSchema, openTillSchema, recordCashMovementSchema } from './till.ts';

export * from './catalog.ts';
export * from './customers.ts';
export * from './inventory.ts';
export * from './sales.ts';
export * from './till.ts';

/** Every command that a device can send, told apart by `type`. */
export const anyCommandSchema = z.discriminatedUnion('type', [
  recordSaleSchema,
  refundSaleSchema,
  refundTicketSchema,
  createProductSchema,
  editProductSchema,
  createCategorySchema,
  createCustomerSchema,
  editCustomerSchema,
  recordFiadoPaymentSchema,
  recordCashMovementSchema,
  recordStockMovementSchema,
  openTillSchema,
  closeTillSchema,
]);
export type AnyCommand = z.infer<typeof anyCommandSchema>;
export type CommandType = AnyCommand['type'];

const INTENTS: readonly CommandType[] = ['editProduct', 'editCustomer'];

/** Whether a command asks for a change, judged when it arrives and refused visibly; every other tells what has happened. */
export function isIntent(type: CommandType): boolean {
  return INTENTS.includes(type);
}

export type CommandOf<Type extends CommandType> = Extract<AnyCommand, { type: Type }>;
