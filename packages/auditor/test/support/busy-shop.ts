import type { AnyCommand, CommandOf, CommandType } from '@michangarrito/contracts';
import { centavos, milli, type CartProduct, type TaxClass, type TaxRate, type Unit } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { randomCart, randomPayments } from './busy-cart.ts';
import { refundFirstLine, refundOf, type Sold } from './busy-refund.ts';
import type { Seeded } from './seeded.ts';

/** A shop with several devices that does everything a device can, at random, also late, twice and beyond what was sold. */
export class BusyShop {
  readonly #devices: readonly ShopClient[];
  readonly #random: Seeded;
  readonly #rates: readonly TaxRate[];
  readonly #shelf: CartProduct[] = [];
  readonly #customers: string[] = [];
  readonly #sessions: string[] = [];
  readonly #sold: Sold[] = [];
  readonly #sent: { device: ShopClient; command: AnyCommand }[] = [];
  /** The types that were recorded, and the flags that they got. */
  readonly types = new Set<string>();
  readonly flags = new Set<string>();

  constructor(devices: readonly ShopClient[], random: Seeded, rates: readonly TaxRate[]) {
    this.#devices = devices;
    this.#random = random;
    this.#rates = rates;
  }

  async open(): Promise<void> {
    await this.#shelve('piece', 'iva16', 1_850, 1_433);
    await this.#shelve('piece', 'iva16_ieps8', 1_999, null);
    await this.#shelve('kg', 'iva0', 12_800, 9_117);
    await this.#welcome('Lupita');
    await this.#welcome('Chuy');
    await this.#openTill();
  }

  /** One thing of a day. */
  async act(): Promise<void> {
    const act = this.#random.below(13);
    if (act < 6) return void (await this.#sell());
    if (act < 8) return this.#refund();
    if (act === 8) return this.#abono();
    if (act === 9) return this.#moveCash();
    if (act === 10) return this.#moveStock();
    return act === 11 ? this.#corte() : this.#again();
  }

  /** Several sales at once, from every device. */
  async rush(): Promise<void> {
    await Promise.all(Array.from({ length: 8 }, () => this.#sell()));
  }

  /** More comes back than was sold, a till is closed twice, a sale reaches it after that, and a device takes folios of another's series. */
  async mischief(): Promise<void> {
    const till = { tillSessionId: this.#sessions.at(-1) ?? null };
    const sale = await this.#sell(till.tillSessionId);
    await this.#record('refundSale', { ...refundFirstLine(sale), ...till });
    await this.#record('refundSale', { ...refundFirstLine(sale), ...till });
    await this.#close('z', till.tillSessionId ?? '');
    await this.#close('z', till.tillSessionId ?? '');
    await this.#sell(till.tillSessionId);
    await this.#sellAsAnother();
    await this.#openTill();
  }

  async #record<Type extends CommandType>(
    type: Type,
    payload: CommandOf<Type>['payload'],
    device = this.#random.pick(this.#devices),
  ): Promise<string> {
    const command: AnyCommand = device.command<Type>(type, payload, this.#earlier());
    const { body } = await device.send(command);
    if (body.verdict !== 'recorded') throw new Error(`${type} was not recorded: ${JSON.stringify(body)}`);
    this.types.add(type);
    for (const flag of body.flags) this.flags.add(flag);
    this.#sent.push({ device, command });
    return command.id;
  }

  /** Now and then something happened a while before it is sent, or a clock is years off. */
  #earlier(): Partial<AnyCommand> {
    const { chance, below } = this.#random;
    if (chance(0.6)) return {};
    if (chance(0.05)) return { recordedAt: '1970-01-01T00:00:00.000Z' };
    return { recordedAt: new Date(Date.now() - below(20_000)).toISOString() };
  }

  /** The same command again, which changes nothing. */
  async #again(): Promise<void> {
    const { device, command } = this.#random.pick(this.#sent);
    const { body } = await device.send(command);
    if (body.verdict !== 'already_recorded') throw new Error(`twice: ${JSON.stringify(body)}`);
  }

  async #shelve(unit: Unit, taxClass: TaxClass, price: number, cost: number | null): Promise<void> {
    const name = `Producto ${this.#shelf.length}`;
    const unitPriceCentavos = centavos(price);
    const productId = await this.#record('createProduct', {
      name,
      unit,
      taxClass,
      priceCentavos: unitPriceCentavos,
      costCentavos: cost === null ? null : centavos(cost),
      categoryId: null,
      restricted: null,
      favourite: false,
      minimumMilli: null,
      silhouette: null,
      barcodes: [],
      aliases: [],
      initialStockMilli: milli(20_000),
    });
    this.#shelf.push({ productId, name, unit, taxClass, unitPriceCentavos });
  }

  async #welcome(name: string): Promise<void> {
    const creditLimitCentavos = centavos(50_000);
    const customer = { name, phone: null, creditLimitCentavos, dueRule: { kind: 'none' }, note: null } as const;
    this.#customers.push(await this.#record('createCustomer', customer));
  }

  /** Any session, also one that was closed; now and then none. */
  #session(): string | null {
    const { chance, pick } = this.#random;
    if (chance(0.1)) return null;
    return chance(0.7) ? (this.#sessions.at(-1) ?? null) : pick(this.#sessions);
  }

  /** As a phone that was restored from another's copy. */
  async #sellAsAnother(): Promise<void> {
    const [first, ...others] = this.#devices;
    for (const device of others) {
      const series = first?.login.folioSeries ?? '';
      await this.#sell(null, { device, folio: { ...device.nextFolio(), series } });
    }
  }

  async #sell(tillSessionId = this.#session(), by = this.#nextSeller()): Promise<Sold> {
    const { pick, chance } = this.#random;
    const { device, folio } = by;
    const { lines, cart } = randomCart(this.#random, this.#shelf, this.#rates, new Date().toISOString().slice(0, 10));
    const { totalCentavos, discountCentavos } = cart;
    const customerId = chance(0.4) ? pick(this.#customers) : null;
    const payments = randomPayments(this.#random, totalCentavos, customerId !== null);
    const sale = {
      folio,
      customerId,
      tillSessionId,
      lines: [...lines],
      discountCentavos,
      totalCentavos,
      payments,
      note: null,
    };
    const saleId = await this.#record('recordSale', sale, device);
    const owed = payments.filter(({ method }) => method === 'fiado').map((payment) => payment.amountCentavos);
    const states = cart.lines.map((line) => ({ line, refundedMilli: 0, refundedCentavos: 0 }));
    const sold = { saleId, owedCentavos: owed[0] ?? 0, lines: states };
    this.#sold.push(sold);
    return sold;
  }

  #nextSeller(): { device: ShopClient; folio: { series: string; number: number } } {
    const device = this.#random.pick(this.#devices);
    return { device, folio: device.nextFolio() };
  }

  async #refund(): Promise<void> {
    if (this.#sold.length === 0) return;
    const refund = refundOf(this.#random, this.#random.pick(this.#sold));
    if (refund) await this.#record('refundSale', { ...refund, tillSessionId: this.#session() });
  }

  async #abono(): Promise<void> {
    await this.#record('recordFiadoPayment', {
      customerId: this.#random.pick(this.#customers),
      amountCentavos: centavos(1 + this.#random.below(9_000)),
      method: this.#random.pick(['cash', 'transfer'] as const),
      tenderedCentavos: null,
      tillSessionId: this.#session(),
      note: null,
    });
  }

  async #moveCash(): Promise<void> {
    const kind = this.#random.pick(['in', 'out', 'expense'] as const);
    const amountCentavos = centavos(1 + this.#random.below(20_000));
    await this.#record('recordCashMovement', {
      kind,
      amountCentavos,
      reason: 'cambio',
      tillSessionId: this.#session(),
    });
  }

  async #moveStock(): Promise<void> {
    const thousandths = 1 + this.#random.below(9_000);
    const quantityMilli = milli(thousandths);
    const change = this.#random.pick([
      { reason: 'purchase', quantityMilli, unitCostCentavos: centavos(900 + this.#random.below(500)) },
      { reason: 'waste', quantityMilli },
      { reason: 'count', countedMilli: quantityMilli },
      { reason: 'adjustment', deltaMilli: milli(-thousandths) },
    ] as const);
    const productId = this.#random.pick(this.#shelf).productId ?? '';
    await this.#record('recordStockMovement', { productId, change, note: null });
  }

  async #openTill(): Promise<void> {
    const floatCentavos = centavos(this.#random.below(2) * 50_000);
    this.#sessions.push(await this.#record('openTill', { floatCentavos }));
  }

  /** A corte of any session, also of one that is closed; after a Z the next session opens. */
  async #corte(): Promise<void> {
    const kind = this.#random.pick(['x', 'z'] as const);
    await this.#close(kind, this.#random.pick(this.#sessions));
    if (kind === 'z') await this.#openTill();
  }

  async #close(kind: 'x' | 'z', tillSessionId: string): Promise<void> {
    const { below, chance } = this.#random;
    const pesos = below(300);
    const watermarks = this.#devices.map(({ login: { deviceId } }) => ({ deviceId, deviceSeq: below(400) }));
    await this.#record('closeTill', {
      kind,
      tillSessionId,
      countedCentavos: centavos(pesos * 100),
      denominations: [{ valueCentavos: centavos(100), count: pesos }],
      note: null,
      ...(chance(0.5) ? { watermarks } : {}),
    });
  }
}
