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

/** An item of sales.record_sales. */
export function saleItem(seller: Seller, place: Place, sale: Sale) {
  const { tenantId, deviceId, ownerId } = seller;
  const { lines, payments, discountCentavos = 0, customerId = null, tillSessionId = null } = sale;
  const sum = (of: (line: Line) => number | undefined): number =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0);
  const total = sum((line) => line.totalCentavos);
  return {
    ...place,
    tenantId,
    deviceId,
    actorId: ownerId,
    hash: createHash('sha256').update(place.id).digest('hex'),
    utcOffsetMinutes: -360,
    businessDate: BUSINESS_DATE,
    v: 1,
    folioSeries: 'A',
    customerId,
    tillSessionId,
    subtotal: total + discountCentavos,
    discount: discountCentavos,
    total,
    iva: sum((line) => line.ivaCentavos),
    ieps: sum((line) => line.iepsCentavos),
    note: null,
    flags: [],
    lines: lines.map((line, index) => ({
      ...LINE,
      amountCentavos: line.totalCentavos,
      ...line,
      lineNumber: index + 1,
    })),
    payments: Object.entries(payments).map(([method, amountCentavos]) => ({
      id: seller.id(),
      method,
      amountCentavos,
      tenderedCentavos: null,
      reference: null,
    })),
  };
}

const LINE = {
  name: 'Producto',
  unit: 'piece',
  byPesos: false,
  discountCentavos: 0,
  shareOfSaleDiscountCentavos: 0,
  ivaCentavos: 0,
  iepsCentavos: 0,
};
