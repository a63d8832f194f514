import { uuidv7 } from 'uuidv7';
import type pg from 'pg';
import { BUSINESS_DATE, PRICE_CENTAVOS, sha256, type Shop } from './books.ts';

export interface SaleLine {
  readonly productId: string | null;
  readonly quantityMilli?: number;
  readonly unitPriceCentavos?: number;
  readonly taxClass?: string;
}

/** How a sale of a test differs from two pieces of each product, paid in cash at the open till. */
export interface SaleOptions {
  readonly id?: string;
  readonly hash?: string;
  readonly lines?: readonly SaleLine[];
  readonly fiado?: boolean;
  readonly customerId?: string | null;
  readonly tillSessionId?: string | null;
  readonly actorId?: string;
  readonly deviceSeq?: number;
  readonly folioSeries?: string;
  readonly folioNumber?: number;
  readonly recordedAt?: string;
  readonly flags?: readonly string[];
}

export type SaleItem = Readonly<Record<string, unknown>> & { readonly id: string };

export interface SaleVerdict {
  readonly place: number;
  readonly id: string;
  readonly verdict: string;
  readonly code: string | null;
  readonly flags: string[];
  readonly result: unknown;
}

let sequence = 0;

/** One item of `sales.record_sales`, as the backend makes it. */
export function saleItem(shop: Shop, options: SaleOptions = {}): SaleItem {
  sequence += 1;
  const id = options.id ?? uuidv7();
  const lines = (options.lines ?? shop.products.map((productId) => ({ productId, quantityMilli: 2_000 }))).map(
    fullLine,
  );
  const total = lines.reduce((sum, line) => sum + line.totalCentavos, 0);
  return {
    tenantId: shop.tenantId,
    id,
    hash: options.hash ?? sha256(id),
    deviceId: shop.deviceId,
    deviceSeq: options.deviceSeq ?? sequence,
    actorId: options.actorId ?? shop.actorId,
    uploaderSessionId: null,
    recordedAt: options.recordedAt ?? new Date().toISOString(),
    utcOffsetMinutes: -360,
    businessDate: BUSINESS_DATE,
    v: 1,
    folioSeries: options.folioSeries ?? 'A',
    folioNumber: options.folioNumber ?? sequence,
    customerId: options.fiado ? (options.customerId ?? shop.customerId) : (options.customerId ?? null),
    tillSessionId: options.tillSessionId === undefined ? shop.tillId : options.tillSessionId,
    subtotal: total,
    discount: 0,
    total,
    iva: lines.reduce((sum, line) => sum + line.ivaCentavos, 0),
    ieps: 0,
    note: null,
    flags: options.flags ?? [],
    lines,
    payments: [
      {
        id: uuidv7(),
        method: options.fiado ? 'fiado' : 'cash',
        amountCentavos: total,
        tenderedCentavos: options.fiado ? null : total,
        reference: null,
      },
    ],
  };
}

function fullLine(line: SaleLine, index: number) {
  const { productId, quantityMilli = 1_000, unitPriceCentavos = PRICE_CENTAVOS, taxClass = 'iva16' } = line;
  const amountCentavos = (unitPriceCentavos * quantityMilli) / 1_000;
  return {
    lineNumber: index + 1,
    productId,
    name: 'Coca-Cola 600 ml',
    unit: 'piece',
    quantityMilli,
    byPesos: false,
    unitPriceCentavos,
    amountCentavos,
    discountCentavos: 0,
    shareOfSaleDiscountCentavos: 0,
    totalCentavos: amountCentavos,
    taxClass,
    ivaCentavos: Math.round((amountCentavos * 16) / 116),
    iepsCentavos: 0,
  };
}

/** The verdicts of a batch in the order of its items. */
export async function recordSales(client: pg.Client, items: readonly SaleItem[]): Promise<SaleVerdict[]> {
  const { rows } = await client.query<SaleVerdict>('select * from sales.record_sales($1) order by place', [
    JSON.stringify(items),
  ]);
  return rows;
}
