import { Inject, Injectable } from '@nestjs/common';
import type { CommandVerdict, ErrorCode, RecordSale as RecordSaleCommand } from '@michangarrito/contracts';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import { refusedVerdict, type ReceivedCommand } from '../../../common/commands/command.ts';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import { readHeld, verdictOfHeld } from '../../../common/commands/held-verdict.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { databaseErrorCode } from '../../../common/database/retryable.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { encodeBatchSale } from '../services/batch-sale.ts';
import { SalePricing } from '../services/sale-pricing.ts';
import { SaleRecorder } from '../services/sale-recorder.ts';
import { flagsOfSale, saleRecordedBefore, saleVerdict } from '../services/sale-verdict.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * A sale that has happened. Priced anew by the same rules as on the device; a total or payment that does not fit is refused, everything else
 * is recorded and flagged. Nothing is read from the database before the write: rates, rights and the shop's cap are remembered.
 */
@Injectable()
export class RecordSale {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(SaleRecorder) private readonly recorder: SaleRecorder,
    @Inject(SalePricing) private readonly pricing: SalePricing,
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** @throws AppError UNAVAILABLE while the database cannot take it; the device sends it again. */
  async execute(context: RequestContext, received: ReceivedCommand<RecordSaleCommand>): Promise<CommandVerdict> {
    const { command } = received;
    const actor = await this.commands.actorOf(context, command);
    if (typeof actor === 'string') return this.#refuse(context, received, actor);
    const priced = await this.pricing.price(command);
    if (typeof priced === 'string') return this.#refuse(context, received, priced);
    if (priced.passesVariosCap) return this.#refuse(context, received, 'VARIOS_OUT_OF_RANGE');
    const sale = encodeBatchSale(context, received, priced.cart, actor, flagsOfSale(actor, command));
    try {
      const answer = await this.recorder.record(sale);
      if (answer.verdict === 'recorded') this.notices.note(context.tenantId);
      return saleVerdict(command, priced.changeCentavos, answer);
    } catch (error) {
      return this.#explain(context, received, error);
    }
  }

  /** A sale that a push has parked has moved its cash, which cannot move again: it is answered what the push was. Anything else is thrown on. */
  async #explain(
    { tenantId }: RequestContext,
    received: ReceivedCommand<RecordSaleCommand>,
    error: unknown,
  ): Promise<CommandVerdict> {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    const [held] = await this.transactions.run(tenantId, (tx) => readHeld(tx, [received.command.id]));
    if (!held) throw error;
    return verdictOfHeld(held, received);
  }

  /** What was recorded stays so, though the same would be refused today: a cap may have been lowered since. */
  async #refuse(
    context: RequestContext,
    received: ReceivedCommand<RecordSaleCommand>,
    code: ErrorCode,
  ): Promise<CommandVerdict> {
    const { id, tenantId } = received.command;
    const before = await this.transactions.run(context.tenantId, (tx) => saleRecordedBefore(tx, received));
    return before && tenantId === context.tenantId ? before : refusedVerdict(id, 'rejected', code);
  }
}
