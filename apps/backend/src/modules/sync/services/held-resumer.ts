import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import { isPassingFailure } from '../../../common/database/retryable.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { CommandExecutor } from './command-executor.ts';
import { CommandPreparer, type PreparedCommand } from './command-preparer.ts';
import { codeOf, hasMovedCash, holdOn, lockHeld, settle, type HeldCommandRow } from './held-commands.ts';
import { ShopTurns } from './shop-turns.ts';

const MOST_AT_ONCE = 200;

/** Carries out held commands, each in a transaction of its own. */
@Injectable()
export class HeldResumer {
  readonly #logger = new Logger(HeldResumer.name);

  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ShopTurns) private readonly turns: ShopTurns,
    @Inject(CommandPreparer) private readonly preparer: CommandPreparer,
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** Carries out whatever waits for rows that are here now, and then what waited for that. Throws where the database cannot take it now. */
  async resumeArrived(tenantId: string): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const arrived = await this.#arrived(tenantId);
      const fresh = arrived.filter(({ id, ref }) => !tried.has(`${id} ${ref}`));
      if (fresh.length === 0) return;
      for (const { id, ref } of fresh) {
        tried.add(`${id} ${ref}`);
        await this.carryOut(tenantId, id, null);
      }
    }
  }

  /**
   * Carries out one held command, whatever it waits for. True: it is in the books, or somebody has decided otherwise; false: it still waits,
   * and says for what. `by`: the person who asked for it.
   */
  async carryOut(tenantId: string, id: string, by: string | null): Promise<boolean> {
    const row = await this.transactions.run(tenantId, (tx) => lockHeld(tx, id));
    if (!row) return true;
    const uploader = { tenantId, deviceId: row.device_id, sessionId: row.session_id, personId: null };
    const prepared = await this.preparer.prepare(row.command, uploader);
    if (prepared.kind === 'refused')
      return this.#leave(tenantId, row, (tx) => holdOn(tx, row, null, refusal(prepared.verdict.error?.code)));
    try {
      if (prepared.kind === 'broken') throw prepared.failure;
      const isSettled = await this.turns.run(tenantId, (tx) => this.#attempt(tx, id, prepared, by));
      this.notices.note(tenantId);
      return isSettled;
    } catch (failure) {
      if (isPassingFailure(failure)) throw failure;
      const stack = failure instanceof Error ? failure.stack : undefined;
      this.#logger.error(`held command ${id} (${prepared.received.command.type}) failed again`, stack);
      return this.#leave(tenantId, row, (tx) => holdOn(tx, row, null, { reason: 'failed' }));
    }
  }

  async #attempt(tx: TenantTx, id: string, prepared: PreparedCommand, by: string | null): Promise<boolean> {
    const row = await lockHeld(tx, id);
    if (!row) return true;
    const { command } = prepared.received;
    const cashMoved = await hasMovedCash(tx, id);
    await tx.query('savepoint held');
    await settle(tx, id, 'recorded', by);
    // Only what its author might ask was ever kept, so an intent is judged as theirs.
    const author = { ...prepared, actor: { ...prepared.actor, isCaller: true } };
    const settled = await this.executor.carryOut(tx, author, cashMoved);
    if ('waitsFor' in settled) {
      await tx.query('rollback to savepoint held');
      await holdOn(tx, row, command, { reason: 'parked', waitsFor: settled.waitsFor });
      return false;
    }
    if (settled.verdict === 'recorded' || settled.verdict === 'already_recorded') return true;
    await tx.query('rollback to savepoint held');
    await holdOn(tx, row, command, refusal(settled.error?.code));
    return false;
  }

  async #leave(tenantId: string, { id }: HeldCommandRow, note: (tx: TenantTx) => Promise<void>): Promise<boolean> {
    return this.turns.run(tenantId, async (tx) => {
      const waits = await lockHeld(tx, id);
      if (waits) await note(tx);
      return !waits;
    });
  }

  #arrived(tenantId: string): Promise<{ id: string; ref: string }[]> {
    return this.transactions.run(tenantId, (tx) =>
      tx.query(
        `select id, waits_for_ref as ref from sync.held_commands
         where tenant_id = $1 and settled_at is null and reason = 'parked' and sync.has_arrived(waits_for_kind, waits_for_ref)
         order by device_id, device_seq limit $2`,
        [tenantId, MOST_AT_ONCE],
      ),
    );
  }
}

function refusal(code: string | undefined) {
  return { reason: 'refused', code: codeOf(code) } as const;
}
