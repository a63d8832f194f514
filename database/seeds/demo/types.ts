import type { BusinessType, Centavos, Milli } from '@michangarrito/domain';
import type { CatalogProduct } from '../catalogs/index.ts';

export type DemoActor = 'owner' | 'employee';

export interface DemoShop {
  readonly name: string;
  readonly businessType: BusinessType;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zipCode: string;
}

export interface DemoPerson {
  readonly key: DemoActor;
  readonly name: string;
  readonly phone: string;
}

/** When a customer has agreed to pay; the same shape as the due rule of the customer commands (weekday 1 is Monday). */
export type DemoDueRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'weekly'; readonly weekday: number }
  | { readonly kind: 'biweekly' }
  | { readonly kind: 'days'; readonly days: number };

export interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly phone: string | null;
  readonly creditLimitCentavos: Centavos | null;
  readonly dueRule: DemoDueRule;
  readonly note: string | null;
}

/** Goods that were on the shelf before the first day. */
export interface DemoStock {
  readonly code: string;
  readonly quantityMilli: Milli;
}

/** When and by whom; `key` is unique in the history and the same for the same arguments, so ids can be derived from it. */
interface Moment {
  readonly key: string;
  /** Instant in UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** The shop's day, `YYYY-MM-DD`. */
  readonly businessDate: string;
  readonly actor: DemoActor;
}

export interface DemoTillOpened extends Moment {
  readonly kind: 'till_opened';
  readonly floatCentavos: Centavos;
}

/** `code` is null for an amount without a product. `amountCentavos` is the whole line; by pesos it rules the quantity. */
export interface DemoLine {
  readonly code: string | null;
  readonly quantityMilli: Milli;
  readonly byPesos: boolean;
  readonly amountCentavos: Centavos;
}

export interface DemoPayment {
  readonly method: 'cash' | 'card' | 'transfer' | 'fiado';
  readonly amountCentavos: Centavos;
  /** Cash only: what the customer handed over. */
  readonly tenderedCentavos: Centavos | null;
}

/** `total = sum of lines − discount = sum of payments`, always above zero. A fiado has a customer. */
export interface DemoSale extends Moment {
  readonly kind: 'sale';
  readonly customer: string | null;
  readonly lines: readonly DemoLine[];
  readonly discountCentavos: Centavos;
  readonly totalCentavos: Centavos;
  readonly payments: readonly DemoPayment[];
}

/** Never above what the customer owes at that moment. */
export interface DemoAbono extends Moment {
  readonly kind: 'abono';
  readonly customer: string;
  readonly amountCentavos: Centavos;
  readonly method: 'cash' | 'transfer';
  readonly tenderedCentavos: Centavos | null;
}

/** Cash that enters or leaves the till without a sale. */
export interface DemoCash extends Moment {
  readonly kind: 'cash';
  readonly direction: 'in' | 'out' | 'expense';
  readonly amountCentavos: Centavos;
  readonly reason: string;
}

/** Goods from a supplier. What the till paid for them is a {@link DemoCash} that follows. */
export interface DemoPurchase extends Moment {
  readonly kind: 'purchase';
  readonly supplier: string;
  readonly lines: readonly {
    readonly code: string;
    readonly quantityMilli: Milli;
    readonly unitCostCentavos: Centavos;
  }[];
}

export interface DemoWaste extends Moment {
  readonly kind: 'waste';
  readonly code: string;
  readonly quantityMilli: Milli;
  readonly note: string;
}

/** The corte Z; the denominations add up to what was counted. Today's till stays open. */
export interface DemoTillClosed extends Moment {
  readonly kind: 'till_closed';
  readonly expectedCentavos: Centavos;
  readonly countedCentavos: Centavos;
  readonly denominations: readonly { readonly valueCentavos: Centavos; readonly count: number }[];
}

export type DemoEvent = DemoTillOpened | DemoSale | DemoAbono | DemoCash | DemoPurchase | DemoWaste | DemoTillClosed;

/** A shop with a past. Products are those of the starter catalogue of its giro, named by their codes. */
export interface DemoHistory {
  readonly shop: DemoShop;
  readonly people: readonly DemoPerson[];
  /** The starter catalogue of the shop's giro, by whose codes and prices the story is told. */
  readonly products: readonly CatalogProduct[];
  readonly customers: readonly DemoCustomer[];
  readonly initialStock: readonly DemoStock[];
  /** In order of time; every day that has events begins with `till_opened`. */
  readonly events: readonly DemoEvent[];
}
