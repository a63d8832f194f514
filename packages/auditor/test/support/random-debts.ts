import type { Day } from './day.ts';
import type { Line } from './sale-item.ts';
import { seeded } from './seeded.ts';

/** A customer who buys on credit, pays, and is forgiven, now and then more than was owed. */
export async function writeDebts({ shop, openSession }: Day, seed: number): Promise<void> {
  const { below } = seeded(seed);
  const customerId = await shop.customer();
  const fiados: string[] = [];
  for (let event = 0; event < 14; event += 1) {
    const amount = 1 + below(1_000);
    const kind = fiados.length === 0 ? 0 : below(4);
    if (kind <= 1) {
      const line: Line = {
        productId: null,
        quantityMilli: 1_000,
        unitPriceCentavos: amount,
        totalCentavos: amount,
        taxClass: 'iva0',
      };
      fiados.push(...(await shop.sell({ customerId, lines: [line], payments: { fiado: amount } })));
    } else if (kind === 2) {
      await shop.abono(customerId, 'transfer', amount, openSession);
    } else {
      await shop.owe(
        await shop.command('forgiveDebt'),
        customerId,
        'forgiven',
        -amount,
        fiados[below(fiados.length)] ?? '',
      );
    }
  }
}
