import type { CommandVerdict, HeldReason } from '@michangarrito/contracts';
import type { TenantTx } from '../database/tenant-transactions.ts';
import { refusedVerdict, type ReceivedCommand } from './command.ts';

/** As much of a held command as decides what it is answered. */
export interface HeldAnswer {
  readonly id: string;
  /** SHA-256 in hex, of the command that is held. */
  readonly hash: string;
  readonly reason: HeldReason;
  readonly settled_as: 'recorded' | 'rejected' | null;
}

/** Which of these commands are held or were turned down. What has come into the books since is not among them. */
export function readHeld(tx: TenantTx, ids: readonly string[]): Promise<HeldAnswer[]> {
  return tx.query<HeldAnswer>(
    `select id, encode(hash, 'hex') as hash, reason, settled_as from sync.held_commands
     where tenant_id = $1 and id = any($2::uuid[]) and settled_as is distinct from 'recorded'`,
    [tx.tenantId, ids],
  );
}

/** What a held command is answered, as often as it is sent. */
export function verdictOfHeld(held: HeldAnswer, { command, hash }: ReceivedCommand): CommandVerdict {
  if (held.hash !== hash) return refusedVerdict(command.id, 'conflict', 'COMMAND_CONFLICT');
  if (held.settled_as === 'rejected') return refusedVerdict(command.id, 'rejected', 'DECLINED_BY_OWNER');
  switch (held.reason) {
    case 'parked':
      return refusedVerdict(command.id, 'parked', 'PARENT_MISSING');
    case 'failed':
      return refusedVerdict(command.id, 'quarantined', 'COMMAND_FAILED');
    case 'deposited':
    case 'refused':
      return refusedVerdict(command.id, 'quarantined', 'AWAITS_OWNER');
  }
}

/** The same for one that the database says is held. */
export async function heldVerdict(tx: TenantTx, received: ReceivedCommand): Promise<CommandVerdict> {
  const [held] = await readHeld(tx, [received.command.id]);
  if (!held) throw new Error('a command is said to be held and is not');
  return verdictOfHeld(held, received);
}
