import { Inject, Injectable } from '@nestjs/common';
import {
  isErrorCode,
  type CommandVerdict,
  type ErrorCode,
  type RecordSale as RecordSaleCommand,
} from '@michangarrito/contracts';
import {
  formatFolio,
  priceCart,
  ratesOn,
  settle,
  ZERO_CENTAVOS,
  type Centavos,
  type Flag,
  type PricedCart,
  type RatesInForce,
} from '@michangarrito/domain';
import { CommandRunner } from '../../../common/commands/command-runner.ts';
import {
  missingPermission,
  oddities,
  refusedVerdict,
  type CommandActor,
  type ReceivedCommand,
} from '../../../common/commands/command.ts';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { ListTaxRates } from '../../catalog/catalog.module.ts';
import { encodeBatchSale, type RecorderVerdict } from '../services/batch-sale.ts';
import { SaleRecorder } from '../services/sale-recorder.ts';
import { VariosCaps } from '../services/varios-caps.ts';

type Priced = { readonly cart: PricedCart; readonly changeCentavos: Centavos };

const MOST_DATES = 400;

/**
 * A sale that has happened. Priced anew by the same rules as on the device; a total or payment that does not fit is refused, everything else
 * is recorded and flagged. Nothing is read from the database before the write: rates, rights and the shop's cap are remembered.
 */
@Injectable()
export class RecordSale {
  readonly #ratesByDate = new Map<string, RatesInForce>();

  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(SaleRecorder) private readonly recorder: SaleRecorder,
    @Inject(ListTaxRates) private readonly listTaxRates: ListTaxRates,
    @Inject(VariosCaps) private readonly variosCaps: VariosCaps,
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** @throws AppError UNAVAILABLE while the database cannot take it; the device sends it again. */
  async execute(
    context: RequestContext,
    { command, hash }: ReceivedCommand<RecordSaleCommand>,
  ): Promise<CommandVerdict> {
    const actor = await this.commands.actorOf(context, command);
    if (typeof actor === 'string') return this.#refuse(context, command, hash, actor);
    const priced = await this.#price(command);
    if (typeof priced === 'string') return this.#refuse(context, command, hash, priced);
    const sale = encodeBatchSale(context, command, hash, priced.cart, actor, flagsOf(actor, command));
    const answer = await this.recorder.record(sale);
    if (answer.verdict === 'recorded') this.notices.note(context.tenantId);
    return toVerdict(command, priced.changeCentavos, answer);
  }

  /** What was recorded stays so, though the same would be refused today: a cap may have been lowered since. */
  async #refuse(
    context: RequestContext,
    command: RecordSaleCommand,
    hash: string,
    code: ErrorCode,
  ): Promise<CommandVerdict> {
    const { id, tenantId, payload } = command;
    const [before] = await this.transactions.run(context.tenantId, (tx) =>
      tx.query<RecorderVerdict>(
        `select place, verdict, code, flags from sales.recorded_before(1, $1, $2, decode($3, 'hex'))`,
        [context.tenantId, id, hash],
      ),
    );
    if (!before || tenantId !== context.tenantId) return refusedVerdict(id, 'rejected', code);
    const change = changeOf(payload.totalCentavos, payload.payments, payload.customerId !== null);
    return toVerdict(command, typeof change === 'string' ? ZERO_CENTAVOS : change, before);
  }

  async #price({ tenantId, businessDate, payload }: RecordSaleCommand): Promise<Priced | ErrorCode> {
    const { lines, discountCentavos, totalCentavos, payments, customerId } = payload;
    const priced = priceCart({ lines, discountCentavos }, await this.#ratesOn(businessDate));
    if (!priced.ok) return priced.problems[0]?.code ?? 'CART_EMPTY';
    if (priced.cart.totalCentavos !== totalCentavos) return 'SALE_TOTAL_MISMATCH';
    const change = changeOf(totalCentavos, payments, customerId !== null);
    if (typeof change === 'string') return change;
    const varios = Math.max(0, ...lines.map((line) => (line.productId === null ? line.amountCentavos : 0)));
    if (varios > 0 && (await this.variosCaps.passes(tenantId, varios))) return 'VARIOS_OUT_OF_RANGE';
    return { cart: priced.cart, changeCentavos: change };
  }

  async #ratesOn(businessDate: string): Promise<RatesInForce> {
    const known = this.#ratesByDate.get(businessDate);
    if (known) return known;
    const rates = ratesOn(await this.listTaxRates.execute(), businessDate);
    if (this.#ratesByDate.size >= MOST_DATES) this.#ratesByDate.clear();
    this.#ratesByDate.set(businessDate, rates);
    return rates;
  }
}

function changeOf(
  total: Centavos,
  payments: RecordSaleCommand['payload']['payments'],
  hasCustomer: boolean,
): Centavos | ErrorCode {
  if (new Set(payments.map(({ id }) => id)).size !== payments.length) return 'PAYMENTS_DO_NOT_MATCH';
  try {
    const settled = settle(total, payments, { hasCustomer });
    return settled.ok ? settled.changeCentavos : (settled.problems[0]?.code ?? 'PAYMENTS_DO_NOT_MATCH');
  } catch (error) {
    // Several notes of more money than there is.
    if (error instanceof RangeError) return 'AMOUNT_OUT_OF_RANGE';
    throw error;
  }
}

function flagsOf(actor: CommandActor, command: RecordSaleCommand): Flag[] {
  const { lines, discountCentavos } = command.payload;
  const discounted = discountCentavos > 0 || lines.some((line) => line.discountCentavos > 0);
  const permission = discounted ? missingPermission(actor, 'discount.give') : [];
  return [...permission, ...oddities(actor, command)];
}

function toVerdict(command: RecordSaleCommand, changeCentavos: Centavos, answer: RecorderVerdict): CommandVerdict {
  const { verdict, code, flags } = answer;
  if (verdict === 'rejected' || verdict === 'conflict') {
    return refusedVerdict(command.id, verdict, code !== null && isErrorCode(code) ? code : 'INTERNAL');
  }
  // The same command has the same hash, so what it says is what was recorded.
  const { folio, totalCentavos } = command.payload;
  const result = {
    folio: formatFolio(folio.series, folio.number),
    totalCentavos,
    changeCentavos,
  };
  return { id: command.id, verdict, flags, result, error: null };
}
