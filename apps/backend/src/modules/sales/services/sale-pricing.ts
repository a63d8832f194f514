import { Inject, Injectable } from '@nestjs/common';
import type { ErrorCode, RecordSale } from '@michangarrito/contracts';
import { priceCart, ratesOn, settle, type Centavos, type PricedCart, type RatesInForce } from '@michangarrito/domain';
import { ListTaxRates } from '../../catalog/catalog.module.ts';
import { VariosCaps } from './varios-caps.ts';

/** A sale that adds up. */
export interface PricedSale {
  readonly cart: PricedCart;
  readonly changeCentavos: Centavos;
  /** A line without a product costs more than the shop allows now: refused to who asks, and recorded where it has happened. */
  readonly passesVariosCap: boolean;
}

const MOST_DATES = 400;

/** Prices sales anew by the same rules as on the device. Rates and the shop's cap are remembered. */
@Injectable()
export class SalePricing {
  readonly #ratesByDate = new Map<string, RatesInForce>();

  constructor(
    @Inject(ListTaxRates) private readonly listTaxRates: ListTaxRates,
    @Inject(VariosCaps) private readonly variosCaps: VariosCaps,
  ) {}

  /** The sale as it is booked, or why its total or payments do not fit. May ask the database: not within a transaction. */
  async price({ tenantId, businessDate, payload }: RecordSale): Promise<PricedSale | ErrorCode> {
    const { lines, discountCentavos, totalCentavos, payments, customerId } = payload;
    const priced = priceCart({ lines, discountCentavos }, await this.#ratesOn(businessDate));
    if (!priced.ok) return priced.problems[0]?.code ?? 'CART_EMPTY';
    if (priced.cart.totalCentavos !== totalCentavos) return 'SALE_TOTAL_MISMATCH';
    const change = changeOf(totalCentavos, payments, customerId !== null);
    if (typeof change === 'string') return change;
    const varios = Math.max(0, ...lines.map((line) => (line.productId === null ? line.amountCentavos : 0)));
    const passesVariosCap = varios > 0 && (await this.variosCaps.passes(tenantId, varios));
    return { cart: priced.cart, changeCentavos: change, passesVariosCap };
  }

  async #ratesOn(businessDate: string): Promise<RatesInForce> {
    const known = this.#ratesByDate.get(businessDate);
    if (known) return known;
    const rates = ratesOn(await this.listTaxRates.execute(), businessDate);
    if (this.#ratesByDate.size >= MOST_DATES) this.#ratesByDate.clear();
    this.#ratesByDate.set(businessDate, rates);
    return rates;
  }
}

/** What the customer got back, or why the payments do not pay the total. */
export function changeOf(
  total: Centavos,
  payments: RecordSale['payload']['payments'],
  hasCustomer: boolean,
): Centavos | ErrorCode {
  if (new Set(payments.map(({ id }) => id)).size !== payments.length) return 'PAYMENTS_DO_NOT_MATCH';
  try {
    const settled = settle(total, payments, { hasCustomer });
    return settled.ok ? settled.changeCentavos : (settled.problems[0]?.code ?? 'PAYMENTS_DO_NOT_MATCH');
  } catch (error) {
    // Several notes of more money than there is.
    if (error instanceof RangeError) return 'AMOUNT_OUT_OF_RANGE';
    throw error;
  }
}
