/**
 * Every closed list of codes in the product. Codes are English ASCII and travel in commands, rows and answers; people read
 * their translations from the message catalogues. The database's checks hold the same lists (a test compares them).
 */

export const BUSINESS_TYPES = [
  'abarrotes',
  'fonda',
  'papeleria',
  'estetica',
  'ferreteria',
  'farmacia',
  'panaderia',
  'fruteria',
  'carniceria',
  'tortilleria',
  'ropa',
  'otro',
] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const UNITS = ['piece', 'kg', 'g', 'l', 'ml', 'm'] as const;
export type Unit = (typeof UNITS)[number];

export const RESTRICTED_GOODS = ['alcohol', 'tobacco', 'medicine'] as const;
export type RestrictedGoods = (typeof RESTRICTED_GOODS)[number];

/**
 * Tax class of a product; the rates behind each are dated data (`catalog.tax_rates`), never constants.
 * `iva16_ieps8` is a high-calorie snack that also carries IVA; `iva0_ieps8` one that does not.
 */
export const TAX_CLASSES = ['iva16', 'iva8', 'iva0', 'exempt', 'iva16_ieps8', 'iva0_ieps8'] as const;
export type TaxClass = (typeof TAX_CLASSES)[number];

export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'terminal', 'fiado', 'credit'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const SALE_STATUSES = ['recorded', 'partly_refunded', 'refunded', 'cancelled'] as const;
export type SaleStatus = (typeof SALE_STATUSES)[number];

export const FIADO_STATUSES = ['open', 'partly_paid', 'paid', 'forgiven', 'disputed'] as const;
export type FiadoStatus = (typeof FIADO_STATUSES)[number];

export const STOCK_REASONS = [
  'sale',
  'refund',
  'cancellation',
  'purchase',
  'count',
  'count_absorbed',
  'waste',
  'transfer',
  'opening',
  'adjustment',
] as const;
export type StockReason = (typeof STOCK_REASONS)[number];

export const CASH_KINDS = [
  'float',
  'sale',
  'refund',
  'abono',
  'in',
  'out',
  'expense',
  'deposit',
  'deposit_returned',
  'recarga',
  'redondeo',
] as const;
export type CashKind = (typeof CASH_KINDS)[number];

/** Entries of a customer's ledger: `fiado` raises the debt, the others lower it. */
export const CUSTOMER_ENTRY_KINDS = ['fiado', 'abono', 'refund', 'forgiven'] as const;
export type CustomerEntryKind = (typeof CUSTOMER_ENTRY_KINDS)[number];

export const ROLES = ['owner', 'employee', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'profit.view',
  'price.edit',
  'price.override',
  'discount.give',
  'sale.cancel',
  'sale.refund',
  'debt.forgive',
  'credit.limit',
  'stock.adjust',
  'till.close',
  'report.view',
  'team.manage',
  'settings.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a new employee may do until the owner says otherwise. The owner has every permission. */
export const DEFAULT_EMPLOYEE_PERMISSIONS: readonly Permission[] = ['discount.give', 'till.close'];

/** Why a fact was recorded although something about it was not as it should be. */
export const FLAGS = [
  'actor_unknown',
  'permission_missing',
  'price_differs',
  'tax_class_differs',
  'stock_negative',
  'credit_limit_passed',
  'clock_impossible',
  'device_forked',
  'till_closed',
  'refund_exceeds_sale',
  'product_archived',
  'customer_archived',
  'closed_twice',
  'varios_above_cap',
] as const;
export type Flag = (typeof FLAGS)[number];

export const CLOSURE_KINDS = ['x', 'z'] as const;
export type ClosureKind = (typeof CLOSURE_KINDS)[number];

/** Mexican notes and coins in centavos, largest first (Banco de México; the 20-peso note and coin share one row). */
export const DENOMINATIONS_CENTAVOS = [
  100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50,
] as const;
