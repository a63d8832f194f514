import type { Batch } from '../journal-sending.ts';
import type { SessionProof } from './session-call.ts';

/** The commands of a batch as a JSON array of the very texts that were written: none is read, so none can change. */
const commandsText = ({ entries }: Pick<Batch, 'entries'>) => `[${entries.map(({ text }) => text).join(',')}]`;

/** The body of `POST /sync/commands`. With a cursor the answer brings what has changed since. */
export function pushBody(batch: Batch, cursor: string | null): string {
  return `{"commands":${commandsText(batch)},"numbersFrom":${batch.numbersFrom},"cursor":${JSON.stringify(cursor)}}`;
}

/** The body of `POST /sync/deposits`. */
export function depositBody(batch: Pick<Batch, 'entries'>, { tenantId, deviceId, secret }: SessionProof): string {
  const proof = JSON.stringify({ tenantId, deviceId, secret });
  return `${proof.slice(0, -1)},"commands":${commandsText(batch)}}`;
}
