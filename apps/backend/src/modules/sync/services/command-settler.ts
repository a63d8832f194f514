import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CommandVerdict } from '@michangarrito/contracts';
import { mayJudge } from '../../../common/commands/command-runner.ts';
import type { Uploader } from '../../../common/commands/command.ts';
import { readHeld, verdictOfHeld, type HeldAnswer } from '../../../common/commands/held-verdict.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { isPassingFailure } from '../../../common/database/retryable.ts';
import { SaleBatches, type SaleToBook } from '../../sales/sales.module.ts';
import { CommandExecutor, type Settled } from './command-executor.ts';
import { isSale, refuse, type BrokenCommand, type PreparedCommand, type RefusedCommand } from './command-preparer.ts';
import { codeOf, hold, noteRejections } from './held-commands.ts';
import { ShopTurns } from './shop-turns.ts';

type Command = PreparedCommand | RefusedCommand | BrokenCommand;

/** The held commands of a transaction, by id: those of before and those that it holds itself. */
type Held = Map<string, HeldAnswer>;

/**
 * Settles the commands of a push in their order, all in one transaction. If one of them fails as none should, all are undone and each has
 * a transaction of its own: what fails there again is kept as it came, and its neighbours are recorded.
 */
@Injectable()
export class CommandSettler {
  readonly #logger = new Logger(CommandSettler.name);

  constructor(
    @Inject(ShopTurns) private readonly turns: ShopTurns,
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(SaleBatches) private readonly sales: SaleBatches,
  ) {}

  /** One verdict each. Throws where the database cannot take them now; what was settled before that stays so. */
  async settle(uploader: Uploader, commands: readonly Command[]): Promise<CommandVerdict[]> {
    try {
      return await this.turns.run(uploader.tenantId, (tx) => this.#settleAll(tx, uploader, commands));
    } catch (failure) {
      if (isPassingFailure(failure)) throw failure;
      if (commands.length > 1)
        this.#logger.warn(`a batch of ${String(commands.length)} commands is carried out one by one`);
    }
    const verdicts: CommandVerdict[] = [];
    for (const command of commands) verdicts.push(await this.#settleAlone(uploader, command));
    return verdicts;
  }

  async #settleAlone(uploader: Uploader, command: Command): Promise<CommandVerdict> {
    const inOwn = async (alone: Command): Promise<CommandVerdict> => {
      const verdicts = await this.turns.run(uploader.tenantId, (tx) => this.#settleAll(tx, uploader, [alone]));
      return one(verdicts);
    };
    try {
      return await inOwn(command);
    } catch (failure) {
      if (isPassingFailure(failure) || command.kind !== 'ready') throw failure;
      const { received, actor } = command;
      // What would be refused anyway is not kept to be tried again.
      if (!mayJudge(actor, received.command)) return inOwn(refuse(received, 'PERMISSION_MISSING'));
      return inOwn({ ...command, kind: 'broken', failure });
    }
  }

  async #settleAll(tx: TenantTx, uploader: Uploader, commands: readonly Command[]): Promise<CommandVerdict[]> {
    const ids = commands.flatMap(({ received }) => (received ? [received.command.id] : []));
    const held: Held = new Map((await readHeld(tx, ids)).map((each) => [each.id, each]));
    const verdicts: CommandVerdict[] = [];
    while (verdicts.length < commands.length) {
      const rest = commands.slice(verdicts.length);
      const run = salesInFront(rest, held);
      if (run.length > 0) verdicts.push(...(await this.#settleSales(tx, run, held)));
      else verdicts.push(await this.#settleOne(tx, one(rest), held));
    }
    await noteRejections(tx, uploader.deviceId, rejectionsOf(commands, verdicts));
    return verdicts;
  }

  async #settleSales(tx: TenantTx, run: readonly SaleRun[], held: Held): Promise<CommandVerdict[]> {
    const settled = await this.executor.bookSales(
      tx,
      run.map(({ sale }) => sale),
    );
    const verdicts: CommandVerdict[] = [];
    for (const [index, command] of run.entries()) verdicts.push(await this.#keep(tx, command, settled[index], held));
    return verdicts;
  }

  async #settleOne(tx: TenantTx, command: Command, held: Held): Promise<CommandVerdict> {
    const { received } = command;
    const known = received && held.get(received.command.id.toLowerCase());
    if (known) return verdictOfHeld(known, received);
    if (command.kind === 'ready') return this.#keep(tx, command, await this.executor.carryOut(tx, command), held);
    // Before prices or caps were other than now it may have been recorded.
    const before = received && isSale(received) ? await this.sales.recordedBefore(tx, received) : undefined;
    if (before) return before;
    switch (command.kind) {
      case 'refused':
        return command.verdict;
      case 'broken': {
        const { id, type } = command.received.command;
        const stack = command.failure instanceof Error ? command.failure.stack : undefined;
        this.#logger.error(`command ${id} (${type}) failed and is kept for later`, stack);
        await hold(tx, command, { reason: 'failed' });
        return remember(held, command, 'failed');
      }
    }
  }

  /** The verdict of what was settled; what waits for a row is parked. */
  async #keep(
    tx: TenantTx,
    command: PreparedCommand,
    settled: Settled | undefined,
    held: Held,
  ): Promise<CommandVerdict> {
    if (!settled) throw new Error('a command was not settled');
    if (!('waitsFor' in settled)) return settled;
    // The same command may come twice in one push.
    const known = held.get(command.received.command.id.toLowerCase());
    if (known) return verdictOfHeld(known, command.received);
    await hold(tx, command, { reason: 'parked', waitsFor: settled.waitsFor });
    return remember(held, command, 'parked');
  }
}

type SaleRun = PreparedCommand & { readonly sale: SaleToBook };

function salesInFront(commands: readonly Command[], held: Held): SaleRun[] {
  const isPlainSale = (command: Command): command is SaleRun =>
    command.kind === 'ready' && command.sale !== null && !held.has(command.received.command.id.toLowerCase());
  const end = commands.findIndex((command) => !isPlainSale(command));
  return commands.slice(0, end === -1 ? undefined : end).filter(isPlainSale);
}

function remember(
  held: Held,
  { received }: Pick<PreparedCommand, 'received'>,
  reason: 'parked' | 'failed',
): CommandVerdict {
  const answer: HeldAnswer = { id: received.command.id.toLowerCase(), hash: received.hash, reason, settled_as: null };
  held.set(answer.id, answer);
  return verdictOfHeld(answer, received);
}

/** What a device's journal must know of its numbers that no book has. */
function rejectionsOf(commands: readonly Command[], verdicts: readonly CommandVerdict[]) {
  return verdicts.flatMap(({ id, verdict, error }, index) => {
    const command = commands[index];
    const place = command?.kind === 'refused' ? command.place : command?.received.command;
    if (!place || (verdict !== 'rejected' && verdict !== 'conflict')) return [];
    return [{ id, deviceSeq: place.deviceSeq, type: place.type, code: codeOf(error?.code) }];
  });
}

function one<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined) throw new Error('one was to be there');
  return first;
}
