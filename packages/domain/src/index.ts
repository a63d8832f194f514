/** The rules of the shop: pure functions without I/O, clock or dependencies. */

export * from './enumerations.ts';
export * from './money.ts';
export * from './quantity.ts';
export { foldText, matchesTokens, searchScore, tokens } from './fold.ts';
export * from './search-index.ts';
export * from './prorate.ts';
export * from './tax.ts';
export * from './cart-line.ts';
export * from './cart.ts';
export * from './cart-problems.ts';
export * from './payments.ts';
export * from './fiado.ts';
export * from './refund.ts';
export * from './till.ts';
export * from './stock.ts';
export * from './barcode.ts';
export * from './phone.ts';
export * from './folio.ts';
export {
  businessDate,
  correctedInstant,
  daysBetween,
  EARLIEST_INSTANT_MS,
  happenedAt,
  uuidTime,
  type DeviceInstant,
} from './business-date.ts';
export * from './permissions.ts';
