import type { CommandOf } from '@michangarrito/contracts';
import type { DemoEvent, DemoHistory } from '@michangarrito/database/demo';
import { centavos, variosLine, ZERO_CENTAVOS, type CartLine } from '@michangarrito/domain';

type Payload = CommandOf<'recordSale'>['payload'];
type DemoSale = Extract<DemoEvent, { kind: 'sale' }>;

/** A product of the story and its id in the shop. */
export interface ShopProduct {
  readonly id: string;
  readonly product: DemoHistory['products'][number];
}

/** What a sale needs besides the story. */
interface SaleContext extends Pick<Payload, 'folio' | 'customerId' | 'tillSessionId'> {
  /** By their catalogue code. Throws where there is none. */
  readonly productOf: (code: string) => ShopProduct;
  readonly paymentId: (index: number) => string;
}

/** A sale of the story as the device would have sent it, at the prices of the starter catalogue. */
export function salePayload(sale: DemoSale, { productOf, paymentId, ...payload }: SaleContext): Payload {
  return {
    ...payload,
    lines: sale.lines.map((line) => cartLine(line, productOf)),
    discountCentavos: sale.discountCentavos,
    totalCentavos: sale.totalCentavos,
    payments: sale.payments.map((payment, index) => ({ ...payment, id: paymentId(index), reference: null })),
    note: null,
  };
}

function cartLine(
  { code, quantityMilli, byPesos, amountCentavos }: DemoSale['lines'][number],
  productOf: SaleContext['productOf'],
): CartLine {
  if (code === null) return variosLine(amountCentavos, 'iva16');
  const { id: productId, product } = productOf(code);
  const { name, unit, taxClass, priceCentavos } = product;
  return {
    ...{ productId, name, unit, taxClass, unitPriceCentavos: centavos(priceCentavos) },
    ...{ quantityMilli, byPesos, amountCentavos, discountCentavos: ZERO_CENTAVOS },
  };
}
