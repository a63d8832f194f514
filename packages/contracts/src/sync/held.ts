import { z } from 'zod';
import { centavosSchema, cursorSchema, instantSchema, limitSchema, pageSchema, reference } from '../primitives.ts';

/**
 * Why the server keeps a command that is not in the books yet. `parked`: what it names has not arrived. `failed`: it met a fault of the
 * server's own, which tries again by itself. `deposited`: from an unlinked device, waits for the owner. `refused`: what it named has
 * arrived and does not fit; its cash has moved, the rest has not.
 */
export const HELD_REASONS = ['parked', 'failed', 'deposited', 'refused'] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

export const heldCommandSchema = z.object({
  id: z.uuid(),
  reason: z.enum(HELD_REASONS),
  type: z.string(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  actorName: z.string().nullable(),
  recordedAt: instantSchema,
  receivedAt: instantSchema,
  /** What it waits for, of `parked`: the kind of row, and its id or folio. */
  waitsFor: z.object({ kind: z.string(), ref: z.string() }).nullable(),
  folio: z.string().nullable(),
  totalCentavos: centavosSchema.nullable(),
  /** Why it was refused, of `refused`. */
  code: z.string().nullable(),
});
export type HeldCommand = z.infer<typeof heldCommandSchema>;
export const heldPageSchema = pageSchema(heldCommandSchema);
export const heldQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });

/**
 * What the owner makes of commands that wait. `accept` carries a deposited one out as a fact, and tries a parked or failed one again at once;
 * `reject` keeps it out of the books for ever, whatever it is (its text stays).
 */
export const heldDecisionSchema = z.strictObject({
  ids: z.array(reference('heldCommand')).min(1).max(500),
  decision: z.enum(['accept', 'reject']),
});
export const heldDecisionAnswerSchema = z.object({
  /** Commands that are in the books now, or out of them for good. */
  settled: z.int(),
  /** Commands that still wait. */
  waiting: z.int(),
});
