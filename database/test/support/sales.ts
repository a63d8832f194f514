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
  /** How much of it is paid in cash; the rest by card. */
  readonly cashCentavos?: number;
  readonly customerId?: string | null;
  readonly tillSessionId?: string | null;
  readonly actorId?: string;
  readonly deviceSeq?: number;
  readonly folioSeries?: string;
  readonly folioNumber?: number;
  readonly recordedAt?: string;
  /** By the server's clock; when it was recorded, unless it says otherwise. */
  readonly happenedAt?: string;
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

/** A `sales.batch_sale`, as the backend makes it. */
export function saleItem(shop: Shop, options: SaleOptions = {}): SaleItem {
  sequence += 1;
  const id = options.id ?? uuidv7();
  const lines = (options.lines ?? shop.products.map((productId) => ({ productId, quantityMilli: 2_000 }))).map(
    fullLine,
  );
  const total = lines.reduce((sum, line) => sum + line.total_centavos, 0);
  const cash = options.fiado ? 0 : (options.cashCentavos ?? total);
  const fiado = options.fiado ? total : 0;
  const recordedAt = options.recordedAt ?? new Date().toISOString();
  return {
    tenant_id: shop.tenantId,
    id,
    hash: `\\x${options.hash ?? sha256(id)}`,
    device_id: shop.deviceId,
    device_seq: options.deviceSeq ?? sequence,
    actor_id: options.actorId ?? shop.actorId,
    session_id: null,
    recorded_at: recordedAt,
    happened_at: options.happenedAt ?? recordedAt,
    utc_offset_minutes: -360,
    business_date: BUSINESS_DATE,
    v: 1,
    folio_series: options.folioSeries ?? 'A',
    folio_number: options.folioNumber ?? sequence,
    customer_id: options.fiado ? (options.customerId ?? shop.customerId) : (options.customerId ?? null),
    till_session_id: options.tillSessionId === undefined ? shop.tillId : options.tillSessionId,
    subtotal_centavos: total,
    discount_centavos: 0,
    total_centavos: total,
    iva_centavos: lines.reduce((sum, line) => sum + line.iva_centavos, 0),
    ieps_centavos: 0,
    cash_centavos: cash,
    fiado_centavos: fiado,
    may_override_price: true,
    note: null,
    flags: options.flags ?? [],
    lines,
    payments: [...payment('cash', cash), ...payment('fiado', fiado), ...payment('card', total - cash - fiado)],
  };
}

/** A payment, or none of nothing. */
function payment(method: string, amount: number) {
  if (amount === 0) return [];
  const tendered = method === 'cash' ? amount : null;
  return [{ id: uuidv7(), method, amount_centavos: amount, tendered_centavos: tendered, reference: null }];
}

function fullLine(line: SaleLine, index: number) {
  const { productId, quantityMilli = 1_000, unitPriceCentavos = PRICE_CENTAVOS, taxClass = 'iva16' } = line;
  const amountCentavos = (unitPriceCentavos * quantityMilli) / 1_000;
  return {
    line_number: index + 1,
    product_id: productId,
    name: 'Coca-Cola 600 ml',
    unit: 'piece',
    quantity_milli: quantityMilli,
    by_pesos: false,
    unit_price_centavos: unitPriceCentavos,
    amount_centavos: amountCentavos,
    discount_centavos: 0,
    share_of_sale_discount_centavos: 0,
    total_centavos: amountCentavos,
    tax_class: taxClass,
    iva_centavos: Math.round((amountCentavos * 16) / 116),
    ieps_centavos: 0,
  };
}

/** The verdicts of a batch in the order of its items. */
export async function recordSales(client: pg.Client, items: readonly SaleItem[]): Promise<SaleVerdict[]> {
  const { rows } = await client.query<SaleVerdict>(
    `select * from sales.record_sales(array(select sale from jsonb_populate_recordset(null::sales.batch_sale, $1) sale)) order by place`,
    [JSON.stringify(items)],
  );
  return rows;
}
