import { createHash } from 'node:crypto';

/** One line of a sale, priced. */
export interface Line {
  readonly productId: string | null;
  readonly quantityMilli: number;
  readonly unitPriceCentavos: number;
  readonly totalCentavos: number;
  readonly taxClass: 'iva16' | 'iva0' | 'iva16_ieps8';
  readonly ivaCentavos?: number;
  readonly iepsCentavos?: number;
  readonly byPesos?: boolean;
  readonly amountCentavos?: number;
  readonly discountCentavos?: number;
  readonly shareOfSaleDiscountCentavos?: number;
}

/** A sale, and how it was paid by method. */
export interface Sale {
  readonly lines: readonly Line[];
  readonly payments: Partial<Record<'cash' | 'card' | 'transfer' | 'fiado', number>>;
  readonly discountCentavos?: number;
  readonly customerId?: string;
  readonly tillSessionId?: string;
  /** When it was sold, if not when it is recorded. */
  readonly happenedAt?: string;
}

/** All of a test shop's rows are of this day. */
export const BUSINESS_DATE = '2026-11-20';

interface Seller {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly ownerId: string;
  id(): string;
}

interface Place {
  readonly id: string;
  readonly deviceSeq: number;
  readonly folioNumber: number;
  readonly recordedAt: string;
}

/** A sales.batch_sale. */
export function saleItem(seller: Seller, place: Place, sale: Sale) {
  const { tenantId, deviceId, ownerId } = seller;
  const { lines, payments, discountCentavos = 0, customerId = null, tillSessionId = null } = sale;
  const sum = (of: (line: Line) => number | undefined): number =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  const total = sum((line) => line.totalCentavos);
  const paid = (method: keyof Sale['payments']): number => payments[method] ?? 0;
  return {
    id: place.id,
    device_seq: place.deviceSeq,
    folio_number: place.folioNumber,
    recorded_at: place.recordedAt,
    happened_at: sale.happenedAt ?? place.recordedAt,
    tenant_id: tenantId,
    device_id: deviceId,
    actor_id: ownerId,
    hash: `\\x${createHash('sha256').update(place.id).digest('hex')}`,
    utc_offset_minutes: -360,
    business_date: BUSINESS_DATE,
    v: 1,
    folio_series: 'A',
    customer_id: customerId,
    till_session_id: tillSessionId,
    subtotal_centavos: total + discountCentavos,
    discount_centavos: discountCentavos,
    total_centavos: total,
    iva_centavos: sum((line) => line.ivaCentavos),
    ieps_centavos: sum((line) => line.iepsCentavos),
    cash_centavos: paid('cash'),
    fiado_centavos: paid('fiado'),
    note: null,
    flags: [],
    may_override_price: true,
    lines: lines.map(lineRow),
    payments: Object.entries(payments).map(([method, amountCentavos]) => ({
      id: seller.id(),
      method,
      amount_centavos: amountCentavos,
      tendered_centavos: null,
      reference: null,
    })),
  };
}

function lineRow(line: Line, index: number) {
  return {
    line_number: index + 1,
    product_id: line.productId,
    name: 'Producto',
    unit: 'piece',
    quantity_milli: line.quantityMilli,
    by_pesos: line.byPesos ?? false,
    unit_price_centavos: line.unitPriceCentavos,
    amount_centavos: line.amountCentavos ?? line.totalCentavos,
    discount_centavos: line.discountCentavos ?? 0,
    share_of_sale_discount_centavos: line.shareOfSaleDiscountCentavos ?? 0,
    total_centavos: line.totalCentavos,
    tax_class: line.taxClass,
    iva_centavos: line.ivaCentavos ?? 0,
    ieps_centavos: line.iepsCentavos ?? 0,
  };
}
