import { isErrorCode, type CommandVerdict, type RecordSale } from '@michangarrito/contracts';
import { formatFolio, ZERO_CENTAVOS, type Centavos, type Flag } from '@michangarrito/domain';
import {
  missingPermission,
  oddities,
  refusedVerdict,
  type CommandActor,
  type ReceivedCommand,
} from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import type { RecorderVerdict } from './batch-sale.ts';
import { changeOf } from './sale-pricing.ts';

/** What is odd about a sale that can be seen without the database. */
export function flagsOfSale(actor: CommandActor, command: RecordSale): Flag[] {
  const { lines, discountCentavos } = command.payload;
  const discounted = discountCentavos > 0 || lines.some((line) => line.discountCentavos > 0);
  const permission = discounted ? missingPermission(actor, 'discount.give') : [];
  return [...permission, ...oddities(actor, command)];
}

/** The database's answer to a sale in wire form. */
export function saleVerdict(command: RecordSale, changeCentavos: Centavos, answer: RecorderVerdict): CommandVerdict {
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

/** What a sale was answered that was recorded before, or that another command has its id; undefined where it never was. */
export async function saleRecordedBefore(
  tx: TenantTx,
  { command, hash }: ReceivedCommand<RecordSale>,
): Promise<CommandVerdict | undefined> {
  const { id, payload } = command;
  const [before] = await tx.query<RecorderVerdict>(
    `select place, verdict, code, flags from sales.recorded_before(1, $1, $2, decode($3, 'hex'))`,
    [tx.tenantId, id, hash],
  );
  if (!before) return undefined;
  const change = changeOf(payload.totalCentavos, payload.payments, payload.customerId !== null);
  return saleVerdict(command, typeof change === 'string' ? ZERO_CENTAVOS : change, before);
}
