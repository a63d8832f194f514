import type {
  CloseTill,
  CommandOf,
  CreateCategory,
  CreateCustomer,
  CreateProduct,
  Customer,
  EditCustomer,
  EditProduct,
  OpenTill,
  PaymentPayload,
  Product,
  RecordCashMovement,
  RecordFiadoPayment,
  RecordStockMovement,
  RefundSale,
  RefundTicket,
} from '@michangarrito/contracts';
import type { CartLine, PricedCart } from '@michangarrito/domain';
import { tillReading } from '@michangarrito/local-store';
import { openSession } from './session.ts';
import { write, writeRequest, type Written } from './write.ts';

/**
 * Everything that a person can make happen, one function a command. Each returns once the device has it for certain, and none waits for
 * the network. All throw `LocalStoreError` if the device could not keep it; then nothing has happened.
 */

export interface SaleRequest {
  /** The priced cart; its lines and totals are what was shown. */
  readonly cart: PricedCart;
  readonly payments: readonly Omit<PaymentPayload, 'id'>[];
  readonly customerId: string | null;
  readonly note: string | null;
  /** The ticket that is charged: it is gone with the same write, and charging it twice throws `OPEN_SALE_GONE`. */
  readonly openSaleId: string | null;
}

/** Records a sale and takes its folio. */
export async function recordSale({ cart, payments, customerId, note, openSaleId }: SaleRequest): Promise<Written> {
  const { device } = openSession();
  const tillSessionId = openTillId();
  const written = await writeRequest({
    id: device.newId(),
    type: 'recordSale',
    takesFolio: true,
    openSaleId,
    totalCentavos: cart.totalCentavos,
    payload: (folio) => {
      if (folio === null) throw new Error('a sale was given no folio');
      return {
        folio,
        customerId,
        tillSessionId,
        lines: cart.lines.map(saleLine),
        discountCentavos: cart.discountCentavos,
        totalCentavos: cart.totalCentavos,
        payments: payments.map((payment) => ({ id: device.newId(), ...payment })),
        note,
      };
    },
  });
  if (openSaleId !== null) device.tickets.charged(openSaleId);
  return written;
}

/** The fields of the contract and no others: a command with a field too many is refused. */
function saleLine(line: CartLine): CommandOf<'recordSale'>['payload']['lines'][number] {
  return {
    productId: line.productId,
    name: line.name,
    unit: line.unit,
    taxClass: line.taxClass,
    quantityMilli: line.quantityMilli,
    unitPriceCentavos: line.unitPriceCentavos,
    byPesos: line.byPesos,
    amountCentavos: line.amountCentavos,
    discountCentavos: line.discountCentavos,
  };
}

/** The till session that is open as far as this device knows: sales and cash movements name it. */
function openTillId(): string | null {
  const { rows, deviceId } = openSession().device;
  return tillReading(rows.view().tills, deviceId).session?.id ?? null;
}

type WithoutTill<Payload> = Omit<Payload, 'tillSessionId'>;
type RefundPayment = Omit<RefundSale['payload']['payments'][number], 'id'>;

/** Gives back the whole or part of a sale. */
export async function refundSale(
  refund: Omit<WithoutTill<RefundSale['payload']>, 'payments'> & { readonly payments: readonly RefundPayment[] },
): Promise<Written> {
  const { device } = openSession();
  const payments = refund.payments.map((payment) => ({ id: device.newId(), ...payment }));
  const payload = { ...refund, payments, tillSessionId: openTillId() };
  return write('refundSale', payload, refund.totalCentavos);
}

type TicketRefund = WithoutTill<RefundTicket['payload']>;

/** Gives back goods with the ticket of another device, whose sale is not here. */
export async function refundTicket(
  refund: Omit<TicketRefund, 'payments'> & {
    readonly payments: readonly Omit<TicketRefund['payments'][number], 'id'>[];
  },
): Promise<Written> {
  const { device } = openSession();
  const payments = refund.payments.map((payment) => ({ id: device.newId(), ...payment }));
  return write('refundTicket', { ...refund, payments, tillSessionId: openTillId() }, refund.totalCentavos);
}

/** Records an abono. */
export function recordFiadoPayment(abono: WithoutTill<RecordFiadoPayment['payload']>): Promise<Written> {
  return write('recordFiadoPayment', { ...abono, tillSessionId: openTillId() }, abono.amountCentavos);
}

/** Records cash that enters or leaves the drawer without a sale. */
export function recordCashMovement(movement: WithoutTill<RecordCashMovement['payload']>): Promise<Written> {
  return write('recordCashMovement', { ...movement, tillSessionId: openTillId() }, movement.amountCentavos);
}

/** Opens the till with the cash that is in the drawer. */
export function openTill(opening: OpenTill['payload']): Promise<Written> {
  return write('openTill', opening, opening.floatCentavos);
}

/** Reads the till (`x`) or counts and closes it (`z`). */
export function closeTill(closing: CloseTill['payload']): Promise<Written> {
  return write('closeTill', closing, closing.countedCentavos);
}

export function createProduct(product: CreateProduct['payload']): Promise<Written> {
  return write('createProduct', product, null);
}

export function createCategory(category: CreateCategory['payload']): Promise<Written> {
  return write('createCategory', category, null);
}

export function createCustomer(customer: CreateCustomer['payload']): Promise<Written> {
  return write('createCustomer', customer, null);
}

export function recordStockMovement(movement: RecordStockMovement['payload']): Promise<Written> {
  return write('recordStockMovement', movement, null);
}

type EditedValues<Changes> = {
  readonly [Field in keyof Changes]?: NonNullable<Changes[Field]> extends { to: infer To } ? To : never;
};
export type ProductEdit = EditedValues<EditProduct['payload']['changes']>;
export type CustomerEdit = EditedValues<EditCustomer['payload']['changes']>;

/** Changes what differs from the product as it was shown; null if nothing does. */
export async function editProduct(product: Product, edit: ProductEdit): Promise<Written | null> {
  const changes: EditProduct['payload']['changes'] = differences(product, edit);
  if (Object.keys(changes).length === 0) return null;
  return write('editProduct', { productId: product.id, changes }, null);
}

/** Changes what differs from the customer as it was shown; null if nothing does. */
export async function editCustomer(customer: Customer, edit: CustomerEdit): Promise<Written | null> {
  const changes: EditCustomer['payload']['changes'] = differences(customer, edit);
  if (Object.keys(changes).length === 0) return null;
  return write('editCustomer', { customerId: customer.id, changes }, null);
}

/** `from` is what the person saw, so that the server can merge edits of different fields. */
function differences<Row extends object>(row: Row, edit: Partial<Row>): Record<string, { from: never; to: never }> {
  const fields = Object.keys(edit) as (keyof Row & string)[];
  const changed = fields.filter((field) => JSON.stringify(row[field]) !== JSON.stringify(edit[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: row[field] as never, to: edit[field] as never }]));
}
