import { Inject, Injectable } from '@nestjs/common';
import { isIntent, type AnyCommand, type ErrorCode, type RecordSale } from '@michangarrito/contracts';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import {
  refusedVerdict,
  type CommandActor,
  type ReceivedCommand,
  type Uploader,
} from '../../../common/commands/command.ts';
import { isPassingFailure } from '../../../common/database/retryable.ts';
import { SaleBatches, type SaleToBook } from '../../sales/sales.module.ts';
import { readCommand, type PushedCommand, type Refusal } from './read-command.ts';

/** A command with all that carrying it out needs to know and that is not asked within its transaction. */
export interface PreparedCommand {
  readonly kind: 'ready';
  readonly pushed: PushedCommand;
  readonly uploader: Uploader;
  readonly received: ReceivedCommand<AnyCommand>;
  readonly actor: CommandActor;
  /** Of a sale: priced; null for every other. */
  readonly sale: SaleToBook | null;
}

/** A command that is refused as it is. Where it could be read, it may have been recorded or held before, when it was not. */
export interface RefusedCommand extends Refusal {
  readonly kind: 'refused';
  readonly received: ReceivedCommand<AnyCommand> | null;
}

/** A command that met a fault of ours before any transaction. */
export interface BrokenCommand extends Pick<PreparedCommand, 'pushed' | 'uploader' | 'received'> {
  readonly kind: 'broken';
  readonly failure: unknown;
}

/** Reads commands, finds who did them, prices sales: before any transaction, since people, rates and caps are asked on their own. */
@Injectable()
export class CommandPreparer {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(SaleBatches) private readonly sales: SaleBatches,
  ) {}

  /** Throws only where nothing can be asked of the database at all. */
  async prepare(pushed: PushedCommand, uploader: Uploader): Promise<PreparedCommand | RefusedCommand | BrokenCommand> {
    const received = readCommand(pushed, uploader);
    if ('verdict' in received) return { kind: 'refused', ...received, received: null };
    try {
      return await this.#prepareRead(pushed, uploader, received);
    } catch (failure) {
      if (isPassingFailure(failure)) throw failure;
      return { kind: 'broken', pushed, uploader, received, failure };
    }
  }

  async #prepareRead(
    pushed: PushedCommand,
    uploader: Uploader,
    received: ReceivedCommand<AnyCommand>,
  ): Promise<PreparedCommand | RefusedCommand> {
    const actor = await this.commands.actorOf(uploader, received.command);
    if (typeof actor !== 'string') return this.#price(pushed, uploader, received, actor);
    const broughtBy = actor === 'PERSON_NOT_FOUND' ? await this.#whoBringsIt(uploader, received) : undefined;
    if (!broughtBy) return refuse(received, actor);
    return this.#price(pushed, uploader, broughtBy.received, broughtBy.actor);
  }

  /**
   * A fact of somebody whom the shop does not know, as one who was hired after the backup that was put back, has happened all the same: it
   * is booked in the name of who brings it, and flagged `actor_unknown`. The hash stays that of the text.
   */
  async #whoBringsIt(
    uploader: Uploader,
    { command, hash }: ReceivedCommand<AnyCommand>,
  ): Promise<Pick<PreparedCommand, 'received' | 'actor'> | undefined> {
    if (uploader.personId === null || isIntent(command.type)) return undefined;
    const received = { command: { ...command, actorId: uploader.personId }, hash };
    const actor = await this.commands.actorOf(uploader, received.command);
    return typeof actor === 'string' ? undefined : { received, actor: { ...actor, signedInHere: false } };
  }

  async #price(
    pushed: PushedCommand,
    uploader: Uploader,
    received: ReceivedCommand<AnyCommand>,
    actor: CommandActor,
  ): Promise<PreparedCommand | RefusedCommand> {
    const ready = { kind: 'ready', pushed, uploader, received, actor } as const;
    if (!isSale(received)) return { ...ready, sale: null };
    const priced = await this.sales.price(received.command);
    if (typeof priced === 'string') return refuse(received, priced);
    return { ...ready, sale: { uploader, received, actor, priced } };
  }
}

/** Whether what was received is a sale. */
export function isSale(received: ReceivedCommand<AnyCommand>): received is ReceivedCommand<RecordSale> {
  return received.command.type === 'recordSale';
}

/** A command that could be read and is refused all the same. */
export function refuse(received: ReceivedCommand<AnyCommand>, code: ErrorCode): RefusedCommand {
  const { command } = received;
  return { kind: 'refused', verdict: refusedVerdict(command.id, 'rejected', code), place: command, received };
}
