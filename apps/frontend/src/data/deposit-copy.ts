import type { CommandVerdict, MOST_COMMANDS_IN_PUSH } from '@michangarrito/contracts';
import { openSealed } from '@michangarrito/local-store';
import { call } from './http.ts';

/** What became of the commands of a copy, counted. */
export interface Deposited {
  /** They wait for the owner. */
  readonly waiting: number;
  /** They had arrived before. */
  readonly known: number;
  readonly refused: number;
}

const BATCH = 200 satisfies typeof MOST_COMMANDS_IN_PUSH;

/**
 * Delivers what a sealed copy holds, in the order of its journal, proved by its own device's secret.
 * @throws LocalStoreError if the passphrase does not open it, ApiError if the server does not know that device as unlinked.
 */
export async function depositCopy(sealed: string, passphrase: string): Promise<Deposited> {
  const { tenantId, deviceId, secret, journal } = await openSealed(sealed, passphrase);
  const commands = journal
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse((JSON.parse(line) as { text: string }).text) as unknown);
  const verdicts: CommandVerdict[] = [];
  for (let start = 0; start < commands.length; start += BATCH) {
    const body = { tenantId, deviceId, secret, commands: commands.slice(start, start + BATCH) };
    const answer = await call<{ verdicts: CommandVerdict[] }>({ method: 'POST', path: '/sync/deposits', body });
    verdicts.push(...answer.verdicts);
  }
  const count = (...of: readonly CommandVerdict['verdict'][]) =>
    verdicts.filter(({ verdict }) => of.includes(verdict)).length;
  return {
    waiting: count('quarantined', 'parked'),
    known: count('recorded', 'already_recorded'),
    refused: count('rejected', 'conflict'),
  };
}
