import { z } from 'zod';

/** The kinds of rows that a command can change. */
export const CHANGE_KINDS = [
  'product',
  'category',
  'customer',
  'stock',
  'sale',
  'fiado_payment',
  'till_session',
  'closure',
  'cash_movement',
] as const;

/**
 * The one event there is: command `id` created or changed the row `ref` of that kind (`stock`: the product's level). It says which row and
 * not what is in it: a device that pulls reads the row as it is then. `position` orders a shop's events; null until a pull numbers it.
 */
export const changeSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(CHANGE_KINDS),
  ref: z.uuid(),
  position: z.int().min(1).nullable(),
});
export type Change = z.infer<typeof changeSchema>;
