import { z } from 'zod';
import { instantSchema, listSchema } from '../primitives.ts';

/** One field of a product or customer that somebody changed, as the command that did so names it. */
export const fieldEditSchema = z.object({
  commandId: z.uuid(),
  field: z.string(),
  changedAt: instantSchema,
  actorId: z.uuid(),
  /** Null for who is not of the shop. */
  actorName: z.string().nullable(),
  /** What was there, in the field's own form; null for nothing, and for what says who a person is. */
  old: z.unknown(),
  /** What it became, in the same way. */
  new: z.unknown(),
  /** Whoever changed it next had not seen this. */
  superseded: z.boolean(),
});
export type FieldEdit = z.infer<typeof fieldEditSchema>;
/** The latest, newest first. */
export const fieldEditListSchema = listSchema(fieldEditSchema);
