import { Inject, Injectable } from '@nestjs/common';
import type { AnyCommand, CommandType, CommandVerdict } from '@michangarrito/contracts';
import { carryOut, type UseCase } from '../../../common/commands/command-runner.ts';
import type { UseCases } from '../../../common/commands/use-cases.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { CatalogCommands } from '../../catalog/catalog.module.ts';
import { CustomerCommands } from '../../customers/customers.module.ts';
import { RecordStockMovement } from '../../inventory/inventory.module.ts';
import { SaleBatches, SalesCommands, type SaleToBook } from '../../sales/sales.module.ts';
import type { PreparedCommand } from './command-preparer.ts';
import { firstNamed, missingParents, waitsForParent, type Parent } from './parents.ts';

/** What became of a command inside a transaction: its verdict, or the row that it waits for. Nothing is written of what is not recorded. */
export type Settled = CommandVerdict | { readonly waitsFor: Parent };

/** Carries out prepared commands of every type inside a transaction of their shop, by the use cases of their modules. */
@Injectable()
export class CommandExecutor {
  readonly #useCases: UseCases<Exclude<CommandType, 'recordSale'>>;

  constructor(
    @Inject(SaleBatches) private readonly sales: SaleBatches,
    @Inject(SalesCommands) salesCommands: SalesCommands,
    @Inject(CatalogCommands) catalog: CatalogCommands,
    @Inject(CustomerCommands) customers: CustomerCommands,
    @Inject(RecordStockMovement) stock: RecordStockMovement,
  ) {
    this.#useCases = {
      ...salesCommands.useCases,
      ...catalog.useCases,
      ...customers.useCases,
      recordStockMovement: stock.run,
    };
  }

  /** Sales one after another, by one call; those that name a row which is not here are left out of it. In their order. */
  async bookSales(tx: TenantTx, sales: readonly SaleToBook[]): Promise<Settled[]> {
    const commands = sales.map(({ received }) => received.command);
    const missing = await missingParents(tx, commands);
    const waiting = commands.map((command) => firstNamed(command, missing));
    const ready = sales.filter((_, index) => waiting[index] === undefined);
    const verdicts = ready.length === 0 ? [] : await this.sales.book(tx, ready);
    const settled: Settled[] = [];
    let next = 0;
    for (const [index, { received }] of sales.entries()) {
      const waitsFor = waiting[index];
      // What was recorded, or has another command's id, waits for nothing.
      const answer = waitsFor ? ((await this.sales.recordedBefore(tx, received)) ?? { waitsFor }) : verdicts[next++];
      if (!answer) throw new Error('a sale got no verdict');
      settled.push(answer);
    }
    return settled;
  }

  /** One command under a savepoint. `cashMoved`: it was parked, and its cash is in the drawer's ledger since. */
  async carryOut(tx: TenantTx, prepared: PreparedCommand, cashMoved = false): Promise<Settled> {
    const verdict = await this.#attempt(tx, prepared, cashMoved);
    const { command } = prepared.received;
    if (!waitsForParent(command, verdict)) return verdict;
    const waitsFor = firstNamed(command, await missingParents(tx, [command]));
    // A single call may have brought it since: then it is missing no more, and this is carried out after all.
    return waitsFor ? { waitsFor } : this.#attempt(tx, prepared, cashMoved);
  }

  async #attempt(
    tx: TenantTx,
    { received, uploader, actor, sale }: PreparedCommand,
    cashMoved: boolean,
  ): Promise<CommandVerdict> {
    await tx.query('savepoint command');
    const verdict = sale
      ? await this.#bookOne(tx, sale, cashMoved)
      : await carryOut(tx, uploader, received, actor, this.#useCaseOf(received.command));
    const isRecorded = verdict.verdict === 'recorded';
    await tx.query(isRecorded ? 'release savepoint command' : 'rollback to savepoint command');
    return verdict;
  }

  async #bookOne(tx: TenantTx, sale: SaleToBook, cashMoved: boolean): Promise<CommandVerdict> {
    const [verdict] = await this.sales.book(tx, [sale], cashMoved);
    if (!verdict) throw new Error('a sale got no verdict');
    return verdict;
  }

  // The table's type ties each use case to its command; that the two looked up together fit is what the index says.
  #useCaseOf({ type }: AnyCommand): UseCase<AnyCommand> {
    if (type === 'recordSale') throw new Error('sales are booked in batches');
    return this.#useCases[type] as UseCase<never> as UseCase<AnyCommand>;
  }
}
