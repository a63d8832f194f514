import { CLOSURE_KINDS } from '@michangarrito/domain';
import { z } from 'zod';
import { commandSchema } from '../envelope.ts';
import { amountSchema, optionalTextSchema, positiveAmountSchema, reference, textSchema } from '../primitives.ts';

/** Opens a till session (its id is the command's) with the cash that is in the drawer. */
export const openTillSchema = commandSchema('openTill', z.strictObject({ floatCentavos: amountSchema }));
export type OpenTill = z.infer<typeof openTillSchema>;

/** Cash that enters or leaves the drawer without a sale. */
export const recordCashMovementSchema = commandSchema(
  'recordCashMovement',
  z.strictObject({
    kind: z.enum(['in', 'out', 'expense']),
    amountCentavos: positiveAmountSchema,
    reason: textSchema(120),
    tillSessionId: reference('tillSession').nullable(),
  }),
);
export type RecordCashMovement = z.infer<typeof recordCashMovementSchema>;

/** How many of one note or coin were counted. */
const denominationCountSchema = z.strictObject({
  valueCentavos: positiveAmountSchema,
  count: z.int().min(0).max(100_000),
});

/**
 * A corte. `x` reads the till and leaves it open; `z` counts it and closes the session. A difference never blocks: it is written down.
 * Where denominations are given they must add up to `countedCentavos`.
 */
export const closeTillSchema = commandSchema(
  'closeTill',
  z.strictObject({
    kind: z.enum(CLOSURE_KINDS),
    tillSessionId: reference('tillSession'),
    countedCentavos: amountSchema.nullable(),
    denominations: z.array(denominationCountSchema).max(20),
    note: optionalTextSchema(200),
    /**
     * What the reading knew: the highest `deviceSeq` of each device whose movements it counts. A movement above it belongs after the
     * corte, also where it arrived before. A device that is not named has none. Absent: the reading
     * knew of all that had arrived.
     */
    watermarks: z
      .array(z.strictObject({ deviceId: reference('device'), deviceSeq: z.int().min(0).max(2_000_000_000) }))
      .max(200)
      .optional(),
  }),
);
export type CloseTill = z.infer<typeof closeTillSchema>;
