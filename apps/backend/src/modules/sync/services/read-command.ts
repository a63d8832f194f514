import { hash } from 'node:crypto';
import {
  anyCommandSchema,
  canonicalForm,
  type AnyCommand,
  type CommandVerdict,
  type Push,
} from '@michangarrito/contracts';
import { z } from 'zod';
import { refusedVerdict, type ReceivedCommand, type Uploader } from '../../../common/commands/command.ts';

/** A command that was refused, and what its journal is told of it: null where it is not of this device's journal. */
export interface Refusal {
  readonly verdict: CommandVerdict;
  readonly place: { readonly deviceSeq: number; readonly type: string } | null;
}

/** As it came, before any schema but that of its id has touched it. */
export type PushedCommand = Push['commands'][number];

// What can be known of a command that cannot be read.
const placeSchema = z.object({ deviceSeq: z.int().min(1).max(2_000_000_000) });
const typeSchema = z.object({ type: z.string().trim().min(1).max(60) });
const MOST_DETAILS = 20;

/** Reads one command of several by the schema of its type; what is wrong with it refuses it alone. */
export function readCommand(pushed: PushedCommand, uploader: Uploader): ReceivedCommand<AnyCommand> | Refusal {
  if (isOfAnother(pushed, uploader))
    return { verdict: refusedVerdict(pushed.id, 'rejected', 'WRONG_TENANT'), place: null };
  const form = formOf(pushed);
  const parsed = anyCommandSchema.safeParse(pushed);
  if (form !== undefined && parsed.success) return { command: parsed.data, hash: hash('sha256', form) };
  const issues = parsed.error?.issues ?? [];
  const details = issues.slice(0, MOST_DETAILS).map(({ path, code }) => ({ path: path.join('.'), message: code }));
  return { verdict: refusedVerdict(pushed.id, 'rejected', 'INVALID_INPUT', details), place: placeOf(pushed) };
}

/** Whether it names another shop or device, as far as it names one. */
function isOfAnother({ tenantId, deviceId }: PushedCommand, uploader: Uploader): boolean {
  return (
    (typeof tenantId === 'string' && tenantId !== uploader.tenantId) ||
    (typeof deviceId === 'string' && deviceId !== uploader.deviceId)
  );
}

function placeOf(pushed: PushedCommand): Refusal['place'] {
  const place = placeSchema.safeParse(pushed);
  if (!place.success) return null;
  const typed = typeSchema.safeParse(pushed);
  const isPlain = typed.success && typed.data.type.isWellFormed() && !typed.data.type.includes('\0');
  return { deviceSeq: place.data.deviceSeq, type: isPlain ? typed.data.type : 'unknown' };
}

// Numbers beyond a double and lone surrogates have no canonical form; no schema would let them pass either.
function formOf(pushed: PushedCommand): string | undefined {
  try {
    return canonicalForm(pushed);
  } catch {
    return undefined;
  }
}
