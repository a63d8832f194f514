import { Inject, Injectable } from '@nestjs/common';
import {
  isIntent,
  type AnyCommand,
  type CommandVerdict,
  type Deposit,
  type DepositAnswer,
} from '@michangarrito/contracts';
import { refusedVerdict, type ReceivedCommand, type Uploader } from '../../../common/commands/command.ts';
import { readHeld, verdictOfHeld } from '../../../common/commands/held-verdict.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { UnlinkedDevices } from '../../auth/auth.module.ts';
import { SaleBatches } from '../../sales/sales.module.ts';
import { isSale } from '../services/command-preparer.ts';
import { hold } from '../services/held-commands.ts';
import { readCommand, type PushedCommand } from '../services/read-command.ts';
import { ShopTurns } from '../services/shop-turns.ts';

/** What an unlinked device still had to tell: kept as it came until the owner accepts or rejects it. Nothing of it is in the books. */
@Injectable()
export class DepositCommands {
  constructor(
    @Inject(UnlinkedDevices) private readonly devices: UnlinkedDevices,
    @Inject(ShopTurns) private readonly turns: ShopTurns,
    @Inject(SaleBatches) private readonly sales: SaleBatches,
  ) {}

  /** @throws AppError DEVICE_UNKNOWN for a wrong secret, a device that is not known and one that is not unlinked, alike. */
  async execute({ tenantId, deviceId, secret, commands }: Deposit): Promise<DepositAnswer> {
    if (!(await this.devices.proves(tenantId, deviceId, secret))) throw new AppError('DEVICE_UNKNOWN');
    const uploader = { tenantId, deviceId, sessionId: null, personId: null };
    return this.turns.run(tenantId, async (tx) => {
      const verdicts: CommandVerdict[] = [];
      for (const command of commands) verdicts.push(await this.#deposit(tx, uploader, command));
      return { verdicts, epoch: await epochOf(tx) };
    });
  }

  async #deposit(tx: TenantTx, uploader: Uploader, pushed: PushedCommand): Promise<CommandVerdict> {
    const received = readCommand(pushed, uploader);
    if ('verdict' in received) return received.verdict;
    const { command } = received;
    const before = await this.#settledBefore(tx, received);
    if (before) return before;
    if (isIntent(command.type)) return refusedVerdict(command.id, 'rejected', 'DEVICE_REVOKED');
    if (!(await isOfShop(tx, command.actorId))) return refusedVerdict(command.id, 'rejected', 'PERSON_NOT_FOUND');
    await hold(tx, { pushed, uploader, received }, { reason: 'deposited' });
    return refusedVerdict(command.id, 'quarantined', 'AWAITS_OWNER');
  }

  /** What it was answered if it is held, or in the books, already. */
  async #settledBefore(tx: TenantTx, received: ReceivedCommand<AnyCommand>): Promise<CommandVerdict | undefined> {
    const { id } = received.command;
    const [held] = await readHeld(tx, [id]);
    if (held) return verdictOfHeld(held, received);
    if (isSale(received)) return this.sales.recordedBefore(tx, received);
    const [recorded] = await tx.query<{ same: boolean } & Pick<CommandVerdict, 'flags' | 'result'>>(
      `select c.hash = decode($3, 'hex') as same, coalesce(r.flags, '{}')::text[] as flags, r.result
       from sync.commands c left join sync.command_results r on r.tenant_id = c.tenant_id and r.id = c.id
       where c.tenant_id = $1 and c.id = $2`,
      [tx.tenantId, id, received.hash],
    );
    if (!recorded) return undefined;
    const { same, flags, result } = recorded;
    if (!same) return refusedVerdict(id, 'conflict', 'COMMAND_CONFLICT');
    return { id, verdict: 'already_recorded', flags, result, error: null };
  }
}

/** The shop's epoch, which begins here where nobody has pulled yet. */
async function epochOf(tx: TenantTx): Promise<string> {
  await tx.query(`insert into sync.sync_heads (tenant_id) values ($1) on conflict do nothing`, [tx.tenantId]);
  const [found] = await tx.query<{ epoch: string }>(`select sync.current_epoch() as epoch`);
  if (found === undefined) throw new Error('a shop without an epoch');
  return found.epoch;
}

async function isOfShop(tx: TenantTx, personId: string): Promise<boolean> {
  const found = await tx.query(`select 1 from auth.users where tenant_id = $1 and id = $2`, [tx.tenantId, personId]);
  return found.length > 0;
}
