import type {
  CommandOf,
  CommandType,
  Customer,
  MirrorTill,
  Product,
  SaleDetail,
  TillReading,
} from '@michangarrito/contracts';
import type { RatesInForce } from '@michangarrito/domain';

/** The shop as a device shows it: its mirror with its own journal laid over it. */
export interface ShopView {
  readonly products: readonly Product[];
  readonly customers: readonly Customer[];
  readonly sales: readonly SaleDetail[];
  readonly tills: readonly MirrorTill[];
  readonly till: TillReading;
  readonly rates: RatesInForce;
}

/** A device as somebody who works with it sees it. */
export interface Desk {
  /** Whether a sale was made on this device. */
  isOwn(saleId: string): boolean;
  view(): Promise<ShopView>;
  newId(): string;
  /** Writes a command down; returns once the device has promised it. */
  write<Type extends CommandType>(
    type: Type,
    payload: (folio: CommandOf<'recordSale'>['payload']['folio']) => CommandOf<Type>['payload'],
  ): Promise<void>;
}
