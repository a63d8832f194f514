import type { CommandVerdict, MOST_COMMANDS_IN_PUSH } from '@michangarrito/contracts';
import { openSealed } from '@michangarrito/local-store';
import { ApiError, call } from './http.ts';

/** What became of the commands of a copy, counted. */
export interface Deposited {
  /** They wait for the owner. */
  readonly waiting: number;
  /** They had arrived before. */
  readonly known: number;
  /** The owner had left them out before. */
  readonly declined: number;
  readonly refused: number;
}

const BATCH = 200 satisfies typeof MOST_COMMANDS_IN_PUSH;

/** The device of the copy is still of the shop: what it has not sent it may send itself. */
export class StillLinkedError extends Error {
  override readonly name = 'StillLinkedError';
}

/**
 * Delivers what a sealed copy holds, in the order of its journal, proved by its own device's secret.
 * @throws LocalStoreError if the passphrase does not open it, StillLinkedError if that device was not unlinked before, ApiError if the server refuses for another reason.
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
    verdicts.push(...(await deposit(body)));
  }
  const count = (...of: readonly CommandVerdict['verdict'][]) =>
    verdicts.filter(({ verdict }) => of.includes(verdict)).length;
  const declined = verdicts.filter(({ error }) => error?.code === 'DECLINED_BY_OWNER').length;
  return {
    waiting: count('quarantined', 'parked'),
    known: count('recorded', 'already_recorded'),
    declined,
    refused: count('rejected', 'conflict') - declined,
  };
}

async function deposit(body: Record<string, unknown>): Promise<readonly CommandVerdict[]> {
  try {
    return (await call<{ verdicts: CommandVerdict[] }>({ method: 'POST', path: '/sync/deposits', body })).verdicts;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'DEVICE_UNKNOWN') throw new StillLinkedError();
    throw error;
  }
}
