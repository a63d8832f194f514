import { centavos, milli } from '@michangarrito/domain';
import type { Dice } from '../random.ts';
import type { Desk } from './desk.ts';

const PRICES = [1200, 1850, 2300, 3499, 5150] as const;
const TAXES = ['iva0', 'iva16', 'iva16_ieps8', 'exempt'] as const;

/** A product or a customer that was not there before. */
export async function create(
  act: 'new_product' | 'new_customer',
  { desk, dice, index }: { readonly desk: Desk; readonly dice: Dice; readonly index: number },
): Promise<boolean> {
  if (act === 'new_customer') {
    await desk.write('createCustomer', () => ({
      name: `Cliente ${String(index)}`,
      phone: null,
      creditLimitCentavos: dice.chance(0.5) ? centavos(dice.whole(1, 50) * 1000) : null,
      dueRule: { kind: 'none' },
      note: null,
    }));
    return true;
  }
  await desk.write('createProduct', () => ({
    name: `Producto ${String(index)}`,
    categoryId: null,
    unit: dice.chance(0.35) ? 'kg' : 'piece',
    priceCentavos: centavos(dice.pick(PRICES) ?? 1000),
    costCentavos: dice.chance(0.5) ? centavos(dice.whole(500, 1100)) : null,
    taxClass: dice.pick(TAXES) ?? 'iva0',
    restricted: null,
    favourite: false,
    minimumMilli: null,
    silhouette: null,
    barcodes: [],
    aliases: [],
    initialStockMilli: milli(dice.whole(0, 40) * 1000),
  }));
  return true;
}
