import type { Batch } from '../journal-sending.ts';
import { asPushAnswer, readAnswer, type Failure, type Read, type ReadPush } from './answer.ts';
import type { Asked, ChangesIntake } from './changes-intake.ts';
import { depositBody, pushBody } from './push-body.ts';
import { call, sessionCall, wasAsked, type CallOptions, type SessionAnswer } from './session-call.ts';
import type { Unlinking } from './unlinking.ts';

export interface DeliveryOptions extends CallOptions {
  /** Where the changes go that answers bring; null where nobody keeps any. */
  readonly changes: ChangesIntake | null;
  readonly unlinking: Unlinking;
}

/** A batch that was sent, and what came back. */
export interface Sent {
  readonly batch: Batch;
  readonly read: Read<ReadPush> | { readonly kind: 'logged_out' };
  readonly asked: Asked;
}

const NOTHING_ASKED: Asked = {
  cursor: null,
  upTo: 0,
  last: 0,
  lastAcknowledged: 0,
  resends: 0,
  acknowledged: [],
  unanswered: [],
};
const REVOKED: Failure = { kind: 'revoked', error: { code: 'DEVICE_REVOKED', status: 403 } };

/** Sends a batch in the name of the session, and asks for what has changed. */
export async function push(options: DeliveryOptions, batch: Batch): Promise<Sent> {
  const asked = (await options.changes?.prepare()) ?? NOTHING_ASKED;
  const body = pushBody(batch, asked.cursor);
  const answer = await sessionCall(options, { method: 'POST', path: '/sync/commands', body });
  const sent = readSent(options, batch, asked, answer);
  if (sent.read.kind === 'read') await options.unlinking.disprove();
  if (sent.read.kind === 'revoked') await options.unlinking.learn();
  return sent;
}

/** Sends a batch of a device that was unlinked, proved by its secret. */
export async function deposit(options: DeliveryOptions, batch: Batch): Promise<Sent> {
  const proof = await options.session.proof();
  if (proof === null) return readSent(options, batch, NOTHING_ASKED, { status: 'logged_out' });
  const request = { method: 'POST', path: '/sync/deposits', body: depositBody(batch, proof) } as const;
  return readSent(options, batch, NOTHING_ASKED, await call(options, request, null));
}

function readSent(options: DeliveryOptions, batch: Batch, asked: Asked, answer: SessionAnswer): Sent {
  if (!wasAsked(answer)) {
    const read = answer.status === 'revoked' ? REVOKED : { kind: 'logged_out' as const };
    return { batch, read, asked };
  }
  const ids = new Set(batch.entries.map(({ id }) => id));
  const read = readAnswer(options, answer, (value) => asPushAnswer(value, ids));
  return { batch, read, asked };
}
