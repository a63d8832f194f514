import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

type Row = Readonly<Record<string, unknown>>;

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

/** How a sale was paid, by method. */
export type Payments = Partial<Record<'cash' | 'card' | 'transfer' | 'fiado', number>>;

interface Sale {
  readonly lines: readonly Line[];
  readonly payments: Payments;
  readonly discountCentavos?: number;
  readonly customerId?: string;
  readonly tillSessionId?: string;
}

const DAY = '2026-11-20';

/** Writes the books of one shop as the owner of the database: ids count up from the shop's number, times from six in the morning. */
export class ShopBooks {
  readonly client: ClientBase;
  readonly number: number;
  readonly tenantId: string;
  readonly slug: string;
  readonly ownerId: string;
  readonly deviceId: string;
  #ids = 0;
  #seq = 0;
  #folio = 0;

  constructor(client: ClientBase, number: number) {
    this.client = client;
    this.number = number;
    this.slug = `tienda-${number}`;
    this.tenantId = this.id();
    this.ownerId = this.id();
    this.deviceId = this.id();
  }

  /** A new UUIDv7, later than all before. */
  id(): string {
    this.#ids += 1;
    const shop = this.number.toString(16).padStart(3, '0');
    return `01a00000-0000-7${shop}-8000-${this.#ids.toString(16).padStart(12, '0')}`;
  }

  /** The moment of the command that is written next. */
  now(): string {
    return new Date(Date.UTC(2026, 10, 20, 12, 0, this.#seq)).toISOString();
  }

  async insert(table: string, row: Row): Promise<void> {
    const all: Row = { tenant_id: this.tenantId, ...row };
    const columns = Object.keys(all);
    await this.client.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(all),
    );
  }

  async open(): Promise<void> {
    const phone = `55100000${this.number.toString().padStart(2, '0')}`;
    await this.client.query(
      `insert into public.tenants (id, name, slug, business_type, phone) values ($1, 'Tienda', $2, 'abarrotes', $3)`,
      [this.tenantId, this.slug, phone],
    );
    await this.insert('auth.users', { id: this.ownerId, phone, name: 'Mary', role: 'owner' });
    await this.insert('auth.devices', {
      id: this.deviceId,
      name: 'Uno',
      folio_series: 'A',
      secret_hash: Buffer.alloc(32),
      enrolled_by: this.ownerId,
    });
    await this.insert('sync.folio_series', { ordinal: 1, series: 'A', device_id: this.deviceId });
  }

  /** Claims and answers a command of the shop's device; answers its id. */
  async command(type: string, flags: readonly string[] = []): Promise<string> {
    const id = this.id();
    this.#seq += 1;
    await this.insert('sync.commands', {
      id,
      type,
      hash: createHash('sha256').update(id).digest(),
      device_id: this.deviceId,
      device_seq: this.#seq,
      actor_id: this.ownerId,
      v: 1,
      recorded_at: this.now(),
    });
    await this.insert('sync.command_results', { id, flags });
    return id;
  }

  /** Who and when, as most tables name it. */
  signed(): Row {
    return { actor_id: this.ownerId, recorded_at: this.now() };
  }

  async product(unit: string, taxClass: string, priceCentavos: number, costCentavos: number | null): Promise<string> {
    const id = await this.command('createProduct');
    await this.insert('catalog.products', {
      id,
      name: `Producto ${id.slice(-4)}`,
      unit,
      tax_class: taxClass,
      price_centavos: priceCentavos,
      cost_centavos: costCentavos,
    });
    await this.#moveStock(id, id, 'count', 50_000);
    return id;
  }

  async moveStock(productId: string, reason: string, deltaMilli: number): Promise<string> {
    const id = await this.command('recordStockMovement');
    await this.#moveStock(id, productId, reason, deltaMilli);
    return id;
  }

  async customer(): Promise<string> {
    const id = await this.command('createCustomer');
    await this.insert('customers.customers', { id, name: 'Lupita' });
    return id;
  }

  async openTill(floatCentavos: number): Promise<string> {
    const id = await this.command('openTill');
    await this.insert('sales.till_sessions', {
      id,
      device_id: this.deviceId,
      opened_by: this.ownerId,
      float_centavos: floatCentavos,
      business_date: DAY,
      opened_at: this.now(),
    });
    await this.cash(id, 'float', floatCentavos, id);
    return id;
  }

  async cash(id: string, kind: string, amountCentavos: number, tillSessionId: string | null): Promise<void> {
    await this.insert('sales.cash_movements', {
      id,
      kind,
      amount_centavos: amountCentavos,
      till_session_id: tillSessionId,
      device_id: this.deviceId,
      business_date: DAY,
      ...this.signed(),
    });
  }

  async cashByHand(kind: string, amountCentavos: number, tillSessionId: string): Promise<string> {
    const id = await this.command('recordCashMovement');
    await this.cash(id, kind, amountCentavos, tillSessionId);
    return id;
  }

  /** Records sales by the real function, all in one batch; answers their ids. */
  async sell(...sales: readonly Sale[]): Promise<string[]> {
    const items = sales.map((sale) => this.#saleItem(sale));
    const { rows } = await this.client.query<{ verdict: string }>('select verdict from sales.record_sales($1)', [
      JSON.stringify(items),
    ]);
    if (rows.some(({ verdict }) => verdict !== 'recorded')) throw new Error(JSON.stringify(rows));
    return items.map(({ id }) => id);
  }

  async abono(
    customerId: string,
    method: 'cash' | 'transfer',
    amountCentavos: number,
    tillSessionId: string,
  ): Promise<string> {
    const id = await this.command('recordFiadoPayment');
    await this.insert('customers.fiado_payments', {
      id,
      customer_id: customerId,
      method,
      amount_centavos: amountCentavos,
      till_session_id: tillSessionId,
      device_id: this.deviceId,
      business_date: DAY,
      ...this.signed(),
    });
    await this.owe(id, customerId, 'abono', -amountCentavos, null);
    if (method === 'cash') await this.cash(id, 'abono', amountCentavos, tillSessionId);
    return id;
  }

  /** An entry of the ledger of debts, its effect on the balance and on what fiados say of themselves. */
  async owe(
    id: string,
    customerId: string,
    kind: string,
    amountCentavos: number,
    fiadoId: string | null,
  ): Promise<void> {
    await this.insert('customers.customer_movements', {
      id,
      customer_id: customerId,
      kind,
      amount_centavos: amountCentavos,
      fiado_id: fiadoId,
      ...this.signed(),
    });
    await this.client.query(
      'update customers.customer_balances set balance_centavos = balance_centavos + $3 where tenant_id = $1 and customer_id = $2',
      [this.tenantId, customerId, amountCentavos],
    );
    await this.client.query(
      'update customers.fiados set lowered_centavos = lowered_centavos - $3 where tenant_id = $1 and id = $2',
      [this.tenantId, fiadoId, amountCentavos],
    );
    await this.refold(customerId);
  }

  async refold(customerId: string): Promise<void> {
    await this.client.query(`select set_config('app.tenant_id', $1, false)`, [this.tenantId]);
    await this.client.query('select customers.refold($1)', [[customerId]]);
  }

  async #moveStock(sourceId: string, productId: string, reason: string, deltaMilli: number): Promise<void> {
    await this.insert('inventory.inventory_movements', {
      source_id: sourceId,
      line_number: 1,
      product_id: productId,
      reason,
      delta_milli: deltaMilli,
      ...this.signed(),
    });
    await this.client.query(
      `insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli) values ($1, $2, $3)
       on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli`,
      [this.tenantId, productId, deltaMilli],
    );
  }

  #saleItem({ lines, payments, discountCentavos = 0, customerId, tillSessionId }: Sale) {
    this.#seq += 1;
    this.#folio += 1;
    const id = this.id();
    const sum = (of: (line: Line) => number | undefined): number =>
      lines.reduce((total, line) => total + (of(line) ?? 0), 0);
    const total = sum((line) => line.totalCentavos);
    return {
      id,
      tenantId: this.tenantId,
      hash: createHash('sha256').update(id).digest('hex'),
      deviceId: this.deviceId,
      deviceSeq: this.#seq,
      actorId: this.ownerId,
      recordedAt: this.now(),
      utcOffsetMinutes: -360,
      businessDate: DAY,
      v: 1,
      folioSeries: 'A',
      folioNumber: this.#folio,
      customerId: customerId ?? null,
      tillSessionId: tillSessionId ?? null,
      subtotal: total + discountCentavos,
      discount: discountCentavos,
      total,
      iva: sum((line) => line.ivaCentavos),
      ieps: sum((line) => line.iepsCentavos),
      note: null,
      flags: [],
      lines: lines.map((line, index) => ({
        lineNumber: index + 1,
        name: 'Producto',
        unit: 'piece',
        byPesos: false,
        amountCentavos: line.totalCentavos,
        discountCentavos: 0,
        shareOfSaleDiscountCentavos: 0,
        ivaCentavos: 0,
        iepsCentavos: 0,
        ...line,
      })),
      payments: Object.entries(payments).map(([method, amountCentavos]) => ({
        id: this.id(),
        method,
        amountCentavos,
        tenderedCentavos: null,
        reference: null,
      })),
    };
  }
}
