import { z } from 'zod';
import { newIdSchema, reference } from '../primitives.ts';
import { commandVerdictSchema } from '../verdict.ts';
import { changesPageSchema, syncCursorSchema } from './pull.ts';

/** Commands in one push; a device that has more sends another. */
export const MOST_COMMANDS_IN_PUSH = 200;

/**
 * A command as the device wrote it down. Only its id is looked at here: each is judged alone by the schema of its type, so that one which
 * cannot be read refuses none of its neighbours.
 */
const pushedCommandSchema = z.looseObject({ id: newIdSchema });

/**
 * What a device has to tell, in the order of its journal. `numbersFrom` is the `deviceSeq` above which its numbers are its own: 0, or where
 * the last new series began. With a `cursor` the answer brings what has changed since; null asks for nothing.
 */
export const pushSchema = z.strictObject({
  commands: z.array(pushedCommandSchema).min(1).max(MOST_COMMANDS_IN_PUSH),
  numbersFrom: z.int().min(0).max(2_000_000_000),
  cursor: syncCursorSchema.nullable(),
});
export type Push = z.infer<typeof pushSchema>;

/** Numbers that no other installation has: a cloned phone goes on with them. Take effect for what is written from now on. */
const newNumbersSchema = z.object({
  folioSeries: z.string(),
  /** The next command is above it. */
  deviceSeq: z.int(),
});

/** One verdict per command, in their order. `newNumbers` only after a `device_forked`. */
export const pushAnswerSchema = z.object({
  verdicts: z.array(commandVerdictSchema),
  newNumbers: newNumbersSchema.nullable(),
  changes: changesPageSchema.nullable(),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/**
 * What a device that was unlinked still had to tell, with the secret that proves it. It may deposit and nothing else; with no commands it asks
 * whether the server is still the one that has its deposits.
 */
export const depositSchema = z.strictObject({
  tenantId: reference('tenant'),
  deviceId: reference('device'),
  secret: z.string().min(20).max(200),
  commands: z.array(pushedCommandSchema).max(MOST_COMMANDS_IN_PUSH),
});
export type Deposit = z.infer<typeof depositSchema>;

/**
 * `quarantined` for each that waits for the owner; `already_recorded`, `conflict` or `rejected` for the rest. Where `epoch` is not the one of an
 * earlier answer, a backup was put back in between, and the device tells everything again.
 */
export const depositAnswerSchema = pushAnswerSchema.pick({ verdicts: true }).extend({ epoch: z.guid() });
export type DepositAnswer = z.infer<typeof depositAnswerSchema>;
