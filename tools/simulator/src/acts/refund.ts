import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli, refundableLine, sumCentavos, type Centavos } from '@michangarrito/domain';
import type { Dice } from '../random.ts';
import type { Ticket, TicketLine } from './ticket.ts';

type Destination = CommandOf<'refundSale'>['payload']['lines'][number]['destination'];

export interface PlannedRefund {
  readonly lines: CommandOf<'refundSale'>['payload']['lines'];
  /** What goes back for each line, by its number. */
  readonly amounts: ReadonlyMap<number, Centavos>;
  readonly totalCentavos: Centavos;
  /** What comes off the debt, and what leaves the drawer. */
  readonly creditCentavos: Centavos;
  readonly moneyCentavos: Centavos;
}

/** Gives back a part of a known sale, as its screen would; null if nothing of it is left. */
export function planRefund(dice: Dice, ticket: Ticket): PlannedRefund | null {
  const amounts = new Map<number, Centavos>();
  const lines = dice
    .shuffle(ticket.lines)
    .slice(0, 2)
    .flatMap((line) => {
      const quantityMilli = partOf(dice, line);
      if (quantityMilli <= 0) return [];
      const { quantityMilli: soldMilli, totalCentavos: soldTotalCentavos, refundedMilli, refundedCentavos } = line;
      const back = refundableLine(
        { soldMilli, soldTotalCentavos, refundedMilli, refundedCentavos },
        milli(quantityMilli),
      );
      if (!back.ok) return [];
      amounts.set(line.lineNumber, back.amountCentavos);
      return [{ lineNumber: line.lineNumber, quantityMilli: milli(quantityMilli), destination: destinationOf(dice) }];
    });
  if (lines.length === 0) return null;
  const totalCentavos = sumCentavos(amounts.values());
  const creditCentavos = centavos(Math.min(ticket.owedCentavos, totalCentavos));
  return { lines, amounts, totalCentavos, creditCentavos, moneyCentavos: centavos(totalCentavos - creditCentavos) };
}

function partOf(dice: Dice, line: TicketLine): number {
  const left = line.quantityMilli - line.refundedMilli;
  if (left <= 0 || dice.chance(0.5)) return left;
  return line.unit === 'piece' ? dice.whole(1, Math.max(1, Math.floor(left / 1000))) * 1000 : dice.whole(1, left);
}

function destinationOf(dice: Dice): Destination {
  return dice.chance(0.3) ? 'waste' : 'stock';
}

/** Gives back a whole line of a paper ticket whose sale this device does not have: all in cash. */
export function planTicketRefund(
  dice: Dice,
  ticket: Ticket,
): Pick<CommandOf<'refundTicket'>['payload'], 'lines' | 'totalCentavos'> | null {
  const line = dice.pick(ticket.lines.filter(({ totalCentavos }) => totalCentavos > 0));
  if (line === undefined) return null;
  return {
    lines: [
      {
        productId: line.productId,
        quantityMilli: line.quantityMilli,
        amountCentavos: line.totalCentavos,
        destination: destinationOf(dice),
      },
    ],
    totalCentavos: line.totalCentavos,
  };
}
