import {
  ZERO_CENTAVOS,
  addCentavos,
  applyMovements,
  creditLeft,
  expectedCash,
  milli,
  negateCentavos,
} from '@michangarrito/domain';
import type { CashMovement, Centavos, Milli } from '@michangarrito/domain';
import type { CatalogProduct } from '../catalogs/index.ts';
import type { CastCustomer } from './cast.ts';
import type { DemoEvent, DemoStock } from './types.ts';

/** What the shop holds as the story goes on, so that nobody sells what is not there or pays what is not owed. */
export class ShopState {
  readonly #stock = new Map<string, Milli>();
  readonly #debts = new Map<string, Centavos>();
  #till: CashMovement[] = [];

  constructor(initialStock: readonly DemoStock[]) {
    for (const { code, quantityMilli } of initialStock) this.#stock.set(code, quantityMilli);
  }

  stockOf(code: string): Milli {
    return this.#stock.get(code) ?? milli(0);
  }

  /** Whether a supplier who comes by would be asked for more. */
  runsLow(product: CatalogProduct): boolean {
    return this.stockOf(product.code) <= product.minimumMilli * 2;
  }

  debtOf(customer: string): Centavos {
    return this.#debts.get(customer) ?? ZERO_CENTAVOS;
  }

  /** Whether the customer may owe so much more. */
  mayOwe(customer: CastCustomer, amount: Centavos): boolean {
    const left = creditLeft(customer.creditLimitCentavos, this.debtOf(customer.key));
    return left === null || left >= amount;
  }

  cash(): Centavos {
    return expectedCash(this.#till);
  }

  /** Takes in what an event changes. */
  apply(event: DemoEvent): void {
    switch (event.kind) {
      case 'till_opened':
        this.#till = [{ kind: 'float', amountCentavos: event.floatCentavos }];
        break;
      case 'sale':
        for (const { code, quantityMilli } of event.lines) this.#move(code, milli(0 - quantityMilli));
        for (const { method, amountCentavos } of event.payments) {
          if (method === 'cash') this.#till.push({ kind: 'sale', amountCentavos });
          if (method === 'fiado') this.#owe(event.customer, amountCentavos);
        }
        break;
      case 'abono':
        this.#owe(event.customer, negateCentavos(event.amountCentavos));
        if (event.method === 'cash') this.#till.push({ kind: 'abono', amountCentavos: event.amountCentavos });
        break;
      case 'cash':
        this.#till.push({ kind: event.direction, amountCentavos: event.amountCentavos });
        break;
      case 'purchase':
        for (const { code, quantityMilli } of event.lines) this.#move(code, quantityMilli);
        break;
      case 'waste':
        this.#move(event.code, milli(0 - event.quantityMilli));
        break;
      case 'till_closed':
        break;
    }
  }

  #move(code: string | null, quantity: Milli): void {
    if (code !== null) this.#stock.set(code, applyMovements(this.stockOf(code), [quantity]));
  }

  #owe(customer: string | null, amount: Centavos): void {
    if (customer !== null) this.#debts.set(customer, addCentavos(this.debtOf(customer), amount));
  }
}
