import type { CommandOf } from '@michangarrito/contracts';
import { STARTER_CATALOGS } from '@michangarrito/database/catalogs';
import type { DemoEvent } from '@michangarrito/database/demo';
import { centavos, variosLine, ZERO_CENTAVOS, type CartLine } from '@michangarrito/domain';

type Payload = CommandOf<'recordSale'>['payload'];
type DemoSale = Extract<DemoEvent, { kind: 'sale' }>;

const PRODUCTS = new Map(STARTER_CATALOGS.abarrotes.products.map((product) => [product.code, product]));

/** What a sale needs besides the story. */
interface SaleContext extends Pick<Payload, 'folio' | 'customerId' | 'tillSessionId'> {
  readonly productIds: ReadonlyMap<string, string>;
  readonly paymentId: (index: number) => string;
}

/** A sale of the story as the device would have sent it, at the prices of the starter catalogue. */
export function salePayload(sale: DemoSale, { productIds, paymentId, ...payload }: SaleContext): Payload {
  return {
    ...payload,
    lines: sale.lines.map((line) => cartLine(line, productIds)),
    discountCentavos: sale.discountCentavos,
    totalCentavos: sale.totalCentavos,
    payments: sale.payments.map((payment, index) => ({ ...payment, id: paymentId(index), reference: null })),
    note: null,
  };
}

function cartLine(
  { code, quantityMilli, byPesos, amountCentavos }: DemoSale['lines'][number],
  productIds: SaleContext['productIds'],
): CartLine {
  if (code === null) return variosLine(amountCentavos, 'iva16');
  const product = PRODUCTS.get(code);
  const productId = productIds.get(code);
  if (!product || productId === undefined) throw new Error(`the catalogue has no product ${code}`);
  const { name, unit, taxClass, priceCentavos } = product;
  return {
    ...{ productId, name, unit, taxClass, unitPriceCentavos: centavos(priceCentavos) },
    ...{ quantityMilli, byPesos, amountCentavos, discountCentavos: ZERO_CENTAVOS },
  };
}
