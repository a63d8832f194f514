import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { BUSINESS_DATE, saleItem, type Sale } from './sale-item.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes the books of one shop as the owner of the database: ids count up from the shop's number, times from six in the morning. */
export class ShopBooks {
  readonly client: ClientBase;
  readonly number: number;
  readonly tenantId: string;
  readonly slug: string;
  readonly ownerId: string;
  readonly deviceId: string;
  /** Has no series: it moves cash by hand. */
  readonly otherDeviceId: string;
  #ids = 0;
  /** The place in the journals of the command that was written last. */
  lastSeq = 0;
  #folio = 0;

  constructor(client: ClientBase, number: number) {
    this.client = client;
    this.number = number;
    this.slug = `tienda-${number}`;
    this.tenantId = this.id();
    this.ownerId = this.id();
    this.deviceId = this.id();
    this.otherDeviceId = this.id();
  }

  /** A new UUIDv7, later than all before. */
  id(): string {
    this.#ids += 1;
    const shop = this.number.toString(16).padStart(3, '0');
    return `01a00000-0000-7${shop}-8000-${this.#ids.toString(16).padStart(12, '0')}`;
  }

  /** The moment of the command that is written next. */
  now(): string {
    return new Date(Date.UTC(2026, 10, 20, 12, 0, this.lastSeq)).toISOString();
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
    const device = { secret_hash: Buffer.alloc(32), enrolled_by: this.ownerId };
    await this.insert('auth.devices', { id: this.deviceId, name: 'Uno', folio_series: 'A', ...device });
    await this.insert('auth.devices', { id: this.otherDeviceId, name: 'Dos', folio_series: 'B', ...device });
    await this.insert('sync.folio_series', { ordinal: 1, series: 'A', device_id: this.deviceId });
  }

  /** Claims and answers a command of the shop's device; answers its id. */
  async command(type: string, flags: readonly string[] = [], deviceId = this.deviceId): Promise<string> {
    const id = this.id();
    this.lastSeq += 1;
    await this.insert('sync.commands', {
      id,
      type,
      hash: createHash('sha256').update(id).digest(),
      device_id: deviceId,
      device_seq: this.lastSeq,
      actor_id: this.ownerId,
      v: 1,
      recorded_at: this.now(),
    });
    await this.insert('sync.command_results', { id, flags });
    await this.insert('sync.changes', { id, kind: type, ref: id });
    return id;
  }

  /** Who and when, as most tables name it. */
  signed(): Row {
    return { actor_id: this.ownerId, recorded_at: this.now() };
  }

  /** The same, where a table names the device and the day too. */
  signedOnDevice(): Row {
    return { device_id: this.deviceId, business_date: BUSINESS_DATE, ...this.signed() };
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
    await this.moveStockOf(id, id, 'count', 50_000);
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
      business_date: BUSINESS_DATE,
      opened_at: this.now(),
    });
    await this.cash(id, 'float', floatCentavos, id);
    return id;
  }

  async cash(
    id: string,
    kind: string,
    amountCentavos: number,
    tillSessionId: string | null,
    deviceId = this.deviceId,
  ): Promise<void> {
    await this.insert('sales.cash_movements', {
      id,
      kind,
      amount_centavos: amountCentavos,
      till_session_id: tillSessionId,
      ...this.signedOnDevice(),
      device_id: deviceId,
    });
  }

  async cashByHand(
    kind: string,
    amountCentavos: number,
    tillSessionId: string,
    deviceId = this.deviceId,
  ): Promise<string> {
    const id = await this.command('recordCashMovement', [], deviceId);
    await this.cash(id, kind, amountCentavos, tillSessionId, deviceId);
    return id;
  }

  /** Records sales by the real function, all in one batch; answers their ids. */
  async sell(...sales: readonly Sale[]): Promise<string[]> {
    const items = sales.map((sale) => saleItem(this, this.#nextPlace(), sale));
    const { rows } = await this.client.query<{ verdict: string }>(
      `select verdict from sales.record_sales(array(select sale from jsonb_populate_recordset(null::sales.batch_sale, $1) sale))`,
      [JSON.stringify(items)],
    );
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
      ...this.signedOnDevice(),
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

  /** A movement of a source that is written already, and its effect on the level. */
  async moveStockOf(
    sourceId: string,
    productId: string,
    reason: string,
    deltaMilli: number,
    countedMilli: number | null = null,
  ): Promise<void> {
    await this.insert('inventory.inventory_movements', {
      source_id: sourceId,
      line_number: 1,
      product_id: productId,
      reason,
      delta_milli: deltaMilli,
      counted_milli: countedMilli,
      happened_at: this.now(),
      ...this.signed(),
    });
    await this.client.query(
      `insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli) values ($1, $2, $3)
       on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli`,
      [this.tenantId, productId, deltaMilli],
    );
  }

  #nextPlace(): { id: string; deviceSeq: number; folioNumber: number; recordedAt: string } {
    this.lastSeq += 1;
    this.#folio += 1;
    return { id: this.id(), deviceSeq: this.lastSeq, folioNumber: this.#folio, recordedAt: this.now() };
  }
}
