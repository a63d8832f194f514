import { hash } from 'node:crypto';
import { businessDateSchema, MIRROR_KINDS } from '@michangarrito/contracts';
import { may, PERMISSIONS, type Permission, type Role } from '@michangarrito/domain';
import { z } from 'zod';

/** Raised when what a cursor means changes: one of another version cannot be read, and its device begins anew. */
const VERSION = 1;
const FINGERPRINT_LENGTH = 16;

const fingerprintSchema = z.string().length(FINGERPRINT_LENGTH);

// `guid` and not `uuid`: an epoch is a hash in that form, without a version.
const cursorSchema = z.object({
  v: z.literal(VERSION),
  epoch: z.guid(),
  /** Every change up to here is in the mirror. */
  position: z.int().min(0),
  /** The command of the change at `position`, which says that it is still the same history; null at 0. */
  mark: z.guid().nullable(),
  rights: fingerprintSchema,
  state: fingerprintSchema,
  /** The shop's day when it was read: a debt falls due by the calendar, without a change. */
  day: businessDateSchema,
  /** While the mirror is built: the kind that comes next, and its last row that was sent. */
  next: z.object({ kind: z.enum(MIRROR_KINDS), after: z.guid().nullable() }).nullable(),
});

/** What cursors of every version say: a device must learn of another epoch whatever else changed. */
const anyVersionSchema = z.object({ v: z.int(), epoch: z.guid() });

/** Where a device stands; `next` is null once it has everything that was there at `position`. */
export type PullCursor = Omit<z.infer<typeof cursorSchema>, 'v'>;

/** The opaque text of a cursor. */
export function encodeCursor(cursor: PullCursor): string {
  return Buffer.from(JSON.stringify({ v: VERSION, ...cursor })).toString('base64url');
}

/** What a text says that was given as a cursor; `cursor` is null for one of another version, of which only the epoch is known. */
export interface ReadCursor {
  readonly epoch: string;
  readonly cursor: PullCursor | null;
}

/** null for a text that no version of this server made. */
export function decodeCursor(text: string): ReadCursor | null {
  const said = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  const known = anyVersionSchema.safeParse(said);
  if (!known.success) return null;
  const current = cursorSchema.safeParse(said);
  if (!current.success) return { epoch: known.data.epoch, cursor: null };
  const { v: _, ...cursor } = current.data;
  return { epoch: cursor.epoch, cursor };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A short fingerprint of any JSON. */
export function fingerprintOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, FINGERPRINT_LENGTH);
}

/** What decides which rows and fields somebody sees; people with the same rights see the same. */
export function rightsOf(person: { readonly role: Role; readonly permissions: readonly Permission[] }): string {
  return fingerprintOf(PERMISSIONS.filter((permission) => may(person, permission)));
}
