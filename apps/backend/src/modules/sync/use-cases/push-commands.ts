import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Push, PushAnswer, Verdict } from '@michangarrito/contracts';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { isPassingFailure } from '../../../common/database/retryable.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { ChangesReader } from '../services/changes-reader.ts';
import { CommandPreparer } from '../services/command-preparer.ts';
import { CommandSettler } from '../services/command-settler.ts';
import { HeldResumer } from '../services/held-resumer.ts';
import { NewNumbers } from '../services/new-numbers.ts';

const RETRY_AFTER_SECONDS = 1;
/** What others of the shop may want to read; the cash of what is parked has moved. */
const MOVES_BOOKS: ReadonlySet<Verdict> = new Set(['recorded', 'parked']);

/** What a device has to tell, in the order of its journal: a verdict each, and in the same answer what has changed since its cursor. */
@Injectable()
export class PushCommands {
  readonly #logger = new Logger(PushCommands.name);

  constructor(
    @Inject(CommandPreparer) private readonly preparer: CommandPreparer,
    @Inject(CommandSettler) private readonly settler: CommandSettler,
    @Inject(NewNumbers) private readonly numbers: NewNumbers,
    @Inject(HeldResumer) private readonly resumer: HeldResumer,
    @Inject(ChangesReader) private readonly changes: ChangesReader,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** @throws AppError UNAVAILABLE while the database cannot take them; the device sends the same again. */
  async execute(context: RequestContext, { commands, numbersFrom, cursor }: Push): Promise<PushAnswer> {
    try {
      const prepared = [];
      for (const command of commands) prepared.push(await this.preparer.prepare(command, context));
      const verdicts = await this.settler.settle(context, prepared);
      if (verdicts.some(({ verdict }) => MOVES_BOOKS.has(verdict))) this.notices.note(context.tenantId);
      const newNumbers = await this.numbers.forPush(context, commands, verdicts, numbersFrom);
      await this.#resume(context.tenantId);
      const changes = cursor === null ? null : await this.changes.page(context, cursor);
      return { verdicts, newNumbers, changes };
    } catch (error) {
      if (isPassingFailure(error)) throw new AppError('UNAVAILABLE', { retryAfterSeconds: RETRY_AFTER_SECONDS });
      throw error;
    }
  }

  /** What waited for these commands. They are settled, whatever becomes of that: the next push or the timer tries again. */
  async #resume(tenantId: string): Promise<void> {
    try {
      await this.resumer.resumeArrived(tenantId);
    } catch (error) {
      this.#logger.warn(`what waited waits on: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
}
