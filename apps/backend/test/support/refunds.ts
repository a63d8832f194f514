import type { CommandOf, SaleDetail } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { pieces, saleOf, verdictOf, type openShop } from './sales-suite.ts';

type Refund = CommandOf<'refundSale'>['payload'];
export type Method = Refund['payments'][number]['method'];

/** What a test asks back, paid in cash unless `payments` says otherwise. Money in centavos, quantities in thousandths. */
export interface Ask {
  readonly lines: readonly (readonly [line: number, milli: number, destination?: 'stock' | 'waste'])[];
  readonly total: number;
  readonly payments?: readonly (readonly [Method, number])[];
}

/** The command that a device of the shop makes of it. */
export function refundOf(
  shop: ShopClient,
  saleId: string,
  { lines, total, payments = [['cash', total]] }: Ask,
): CommandOf<'refundSale'> {
  return shop.command('refundSale', {
    saleId,
    tillSessionId: null,
    lines: lines.map(([lineNumber, quantity, destination = 'stock']) => ({
      lineNumber,
      quantityMilli: milli(quantity),
      destination,
    })),
    payments: payments
      .filter(([, amount]) => amount > 0)
      .map(([method, amount]) => ({ id: uuidv7(), method, amountCentavos: centavos(amount) })),
    totalCentavos: centavos(total),
    reason: 'No le gustó',
  });
}

/**
 * Sells three sodas for $57.00 and a kilo of ham for $120.00, $17.00 off the whole: $160.00. After the discount the lines are $51.53 and
 * $108.47; a soda alone is $17.18, and the third of them $17.17.
 */
export async function soldSale({ shop, soda, ham }: Awaited<ReturnType<typeof openShop>>): Promise<string> {
  const sale = saleOf(shop, [pieces(soda, 3), pieces(ham, 1)], { discountCentavos: 1_700 });
  const { verdict } = await verdictOf(shop, sale);
  if (verdict !== 'recorded') throw new Error(`the sale was ${verdict}`);
  return sale.id;
}

export const readSale = async (shop: ShopClient, id: string) =>
  (await shop.call<SaleDetail>('GET', `/sales/${id}`)).body;
