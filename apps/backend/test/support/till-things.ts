import type { AnyCommand, CommandOf } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { pieces, saleOf, type ShelfProduct } from './sales-suite.ts';

/** What is sold, and to whom on credit. */
export interface Counter {
  readonly soda: ShelfProduct;
  readonly customerId: string;
}

export const TILL_THINGS = [
  'cash sale',
  'card sale',
  'fiado sale',
  'cash refund',
  'card refund',
  'abono',
  'transfer',
  'out',
] as const;
type Kind = (typeof TILL_THINGS)[number];

/** What one thing at the till changes: in the drawer, and how it is told where it is an adjustment. */
interface Thing {
  readonly commands: readonly AnyCommand[];
  readonly told: readonly {
    readonly id: string;
    readonly reason: string;
    readonly cash: number;
    readonly total: number;
  }[];
}

/** One sale paid by one method. */
export const sell = (
  { soda, customerId }: Counter,
  shop: ShopClient,
  session: string | null,
  method: 'cash' | 'card' | 'fiado',
  quantity = 1,
) =>
  saleOf(shop, [pieces(soda, quantity)], {
    payload: { tillSessionId: session, customerId: method === 'fiado' ? customerId : null },
    payments: [{ method, amountCentavos: quantity * 1_900 }],
  });

function sale(counter: Counter, shop: ShopClient, session: string, method: 'cash' | 'card' | 'fiado'): Thing {
  const command = sell(counter, shop, session, method);
  const cash = method === 'cash' ? 1_900 : 0;
  return { commands: [command], told: [{ id: command.id, reason: 'late_sale', cash, total: 1_900 }] };
}

function refund(counter: Counter, shop: ShopClient, session: string, method: 'cash' | 'card'): Thing {
  const sold = sale(counter, shop, session, method);
  const [{ id: saleId, payload }] = sold.commands as [CommandOf<'recordSale'>];
  const command = shop.command('refundSale', {
    saleId,
    tillSessionId: session,
    lines: [{ lineNumber: 1, quantityMilli: payload.lines[0]!.quantityMilli, destination: 'stock' }],
    payments: [{ id: saleId, method, amountCentavos: centavos(1_900) }],
    totalCentavos: centavos(1_900),
    reason: 'Rota',
  });
  const cash = method === 'cash' ? -1_900 : 0;
  const told = [...sold.told, { id: command.id, reason: 'late_refund', cash, total: -1_900 }];
  return { commands: [...sold.commands, command], told };
}

function abono({ customerId }: Counter, shop: ShopClient, tillSessionId: string, method: 'cash' | 'transfer'): Thing {
  const amountCentavos = centavos(700);
  const payload = { customerId, amountCentavos, method, tenderedCentavos: null, tillSessionId, note: null };
  const command = shop.command('recordFiadoPayment', payload);
  const cash = method === 'cash' ? 700 : 0;
  return { commands: [command], told: [{ id: command.id, reason: 'late_abono', cash, total: 0 }] };
}

/** Makes what happens at a till, and sends nothing. */
export function thing(counter: Counter, shop: ShopClient, session: string, kind: Kind): Thing {
  switch (kind) {
    case 'cash sale':
      return sale(counter, shop, session, 'cash');
    case 'card sale':
      return sale(counter, shop, session, 'card');
    case 'fiado sale':
      return sale(counter, shop, session, 'fiado');
    case 'cash refund':
      return refund(counter, shop, session, 'cash');
    case 'card refund':
      return refund(counter, shop, session, 'card');
    case 'abono':
      return abono(counter, shop, session, 'cash');
    case 'transfer':
      return abono(counter, shop, session, 'transfer');
    case 'out': {
      const payload = { kind: 'out' as const, amountCentavos: centavos(300), reason: 'Cambio', tillSessionId: session };
      const command = shop.command('recordCashMovement', payload);
      return { commands: [command], told: [{ id: command.id, reason: 'late_cash', cash: -300, total: 0 }] };
    }
  }
}
