import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli, refundableLine, type PricedLine } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import type { Seeded } from './seeded.ts';

/** A sale as a device remembers it, with what came back. */
export interface Sold {
  readonly saleId: string;
  readonly owedCentavos: number;
  readonly lines: { readonly line: PricedLine; refundedMilli: number; refundedCentavos: number }[];
}

type Refund = Omit<CommandOf<'refundSale'>['payload'], 'tillSessionId'>;

/** The first line back, all of it and in cash, whatever came back before. */
export function refundFirstLine({ saleId, lines }: Sold): Refund {
  const [state] = lines;
  if (!state) throw new Error('a sale without lines');
  const { quantityMilli, totalCentavos } = state.line;
  state.refundedMilli += quantityMilli;
  state.refundedCentavos += totalCentavos;
  return {
    saleId,
    lines: [{ lineNumber: 1, quantityMilli, destination: 'stock' }],
    payments: totalCentavos > 0 ? [{ id: uuidv7(), method: 'cash', amountCentavos: totalCentavos }] : [],
    totalCentavos,
    reason: 'rota',
  };
}

/**
 * A part of one line back, in cash or off the debt. Now and then by a device that knows of no refund before, so that more comes back
 * than was sold. Undefined where nothing is left.
 */
export function refundOf(random: Seeded, sale: Sold): Refund | undefined {
  const state = random.pick(sale.lines);
  const { line } = state;
  const forgets = random.chance(0.3);
  const known = forgets ? { refundedMilli: 0, refundedCentavos: 0 } : state;
  const left = line.quantityMilli - known.refundedMilli;
  const pieces = line.unit === 'piece' ? 1_000 : 1;
  if (left < pieces) return undefined;
  const quantityMilli = milli(random.chance(0.4) ? left : pieces * (1 + random.below(left / pieces)));
  const back = refundableLine(
    {
      soldMilli: line.quantityMilli,
      soldTotalCentavos: line.totalCentavos,
      refundedMilli: milli(known.refundedMilli),
      refundedCentavos: centavos(known.refundedCentavos),
    },
    quantityMilli,
  );
  if (!back.ok) return undefined;
  state.refundedMilli += quantityMilli;
  state.refundedCentavos += back.amountCentavos;
  const method = back.amountCentavos <= sale.owedCentavos && random.chance(0.8) ? 'fiado' : 'cash';
  const payments = [{ id: uuidv7(), method, amountCentavos: back.amountCentavos } as const];
  return {
    saleId: sale.saleId,
    lines: [{ lineNumber: sale.lines.indexOf(state) + 1, quantityMilli, destination: random.pick(['stock', 'waste']) }],
    payments: back.amountCentavos > 0 ? payments : [],
    totalCentavos: back.amountCentavos,
    reason: 'rota',
  };
}
