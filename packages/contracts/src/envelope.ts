import { z } from 'zod';
import { businessDateSchema, instantSchema, newIdSchema, reference } from './primitives.ts';

/** The version of the commands that this release writes. Push accepts every version that was ever shipped. */
const COMMAND_VERSION = 1;

const envelopeFields = {
  id: newIdSchema,
  tenantId: reference('tenant'),
  deviceId: reference('device'),
  deviceSeq: z.int().min(1).max(2_000_000_000).meta({ description: 'Position in the device’s journal, from 1' }),
  actorId: reference('person').meta({ description: 'Who did it, whoever uploads it', 'x-ref': 'person' }),
  recordedAt: instantSchema.meta({ description: 'When it happened by the device’s clock' }),
  utcOffsetMinutes: z
    .int()
    .min(-840)
    .max(840)
    .meta({ description: 'The shop’s offset from UTC at that moment', example: -360 }),
  businessDate: businessDateSchema,
  skewMs: z
    .int()
    .min(-8_640_000_000_000)
    .max(8_640_000_000_000)
    .nullable()
    .meta({ description: 'Server clock minus device clock as last measured; null when never measured' }),
  v: z.int().min(1).max(COMMAND_VERSION),
};

/**
 * A command's schema: the envelope that says who, where, when and in what order, around one payload. `id` makes it exactly
 * once and is the id of the row that it creates.
 */
export function commandSchema<const Type extends string, Payload extends z.ZodType>(type: Type, payload: Payload) {
  return z.strictObject({ ...envelopeFields, type: z.literal(type), payload });
}

/** What every command carries besides its type and payload. */
export const envelopeSchema = z.object(envelopeFields);
export type Envelope = z.infer<typeof envelopeSchema>;
