import { z } from 'zod';
import { categorySchema, productSchema, taxRateListSchema } from '../queries/catalog.ts';
import { customerSchema } from '../queries/customers.ts';
import { personSchema, shopSchema } from '../queries/auth.ts';
import { closureSummarySchema, saleDetailSchema, tillReadingSchema } from '../queries/sales.ts';
import { instantSchema, signedCentavosSchema } from '../primitives.ts';

/** The version of the mirror that this release's devices keep. A server that no longer serves it says `UPGRADE_REQUIRED`; it still takes commands. */
export const MIRROR_VERSION = 1;

/** Where a device stands in its shop's changes: opaque, made by the server, and of that shop, epoch and rights alone. */
export const syncCursorSchema = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);

export const changesQuerySchema = z.strictObject({
  /** Absent: from the beginning, everything that a device keeps. */
  cursor: syncCursorSchema.optional(),
  mirror: z.coerce.number().int().min(1).max(1_000),
  /** Changes looked at, not rows answered. */
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
});

/** A till session with what should be in the drawer. */
export const mirrorTillSchema = tillReadingSchema.omit({ session: true }).extend({
  id: z.uuid(),
  deviceId: z.uuid(),
  openedAt: instantSchema,
  openedByName: z.string(),
  floatCentavos: signedCentavosSchema,
  businessDate: z.iso.date(),
  /** Null while it is open. */
  closedAt: instantSchema.nullable(),
});
export type MirrorTill = z.infer<typeof mirrorTillSchema>;

/** Somebody who may take over the device. A PIN that was learned here before `pinSetAt` is no longer theirs. */
export const mirrorPersonSchema = personSchema.extend({ hasPin: z.boolean(), pinSetAt: instantSchema.nullable() });
export type MirrorPerson = z.infer<typeof mirrorPersonSchema>;

/** The kinds of rows that a device keeps. */
export const MIRROR_KINDS = ['category', 'product', 'customer', 'till', 'closure', 'sale'] as const;
export type MirrorKind = (typeof MIRROR_KINDS)[number];

/** Rows as they are now, by kind: each row once, however often it changed. */
const mirrorRowsSchema = z.object({
  category: z.array(categorySchema),
  product: z.array(productSchema),
  customer: z.array(customerSchema),
  till: z.array(mirrorTillSchema),
  closure: z.array(closureSummarySchema),
  /** Of the last `MIRROR_SALE_DAYS` days. */
  sale: z.array(saleDetailSchema),
});
export type MirrorRows = z.infer<typeof mirrorRowsSchema>;

/** How many days back a device keeps the shop's sales. */
export const MIRROR_SALE_DAYS = 14;

/** What is small and always whole: sent where it differs from what the cursor says the device has. */
const mirrorStateSchema = z.object({
  shop: shopSchema,
  people: z.array(mirrorPersonSchema),
  taxRates: taxRateListSchema.shape.items,
});
export type MirrorState = z.infer<typeof mirrorStateSchema>;

/**
 * A page of what changed after a cursor. With `reset` the device throws its mirror away and begins without a cursor: after `epoch` (the
 * server's data is not the one that it knew) it also sends again all it keeps; after `rights` it may see other things than before.
 */
export const changesPageSchema = z.object({
  reset: z.enum(['epoch', 'rights']).nullable(),
  /** The next one to ask with; null with `reset`. */
  cursor: syncCursorSchema.nullable(),
  hasMore: z.boolean(),
  /** Every command of this device up to here has a verdict that stays, and this page or one before shows its effect. Null unless `hasMore` is false. */
  acknowledgedSeq: z.int().nullable(),
  rows: mirrorRowsSchema,
  /** Rows that are not there any more. */
  gone: z.array(z.object({ kind: z.enum(MIRROR_KINDS), id: z.uuid() })),
  state: mirrorStateSchema.nullable(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
