import type {
  AnyCommand,
  CreateProduct,
  EditProduct,
  Product,
  RecordSale,
  RecordStockMovement,
  RefundSale,
  RefundTicket,
  SaleDetail,
} from '@michangarrito/contracts';
import { applyMovements, countAdjustment, negateMilli, type Milli } from '@michangarrito/domain';
import { editedFields, type Rows } from './commands.ts';

/** The sales that are known here, so that what came back of one enters the stock of its products. */
export type SoldLines = Rows<Pick<SaleDetail, 'lines'>>;

/** Products as they will be once the server has these commands (oldest first). */
export function overlayProducts(
  products: Rows<Product>,
  commands: readonly AnyCommand[],
  sales: SoldLines,
): Rows<Product> {
  const changed = new Map(products);
  for (const command of commands) apply(changed, command, sales);
  return changed;
}

/** As `overlayProducts`, for one command more; the same map if the command does not touch it. */
export function applyToProducts(products: Rows<Product>, command: AnyCommand, sales: SoldLines): Rows<Product> {
  const changed = new Map(products);
  return apply(changed, command, sales) ? changed : products;
}

type Changing = Map<string, Product>;

/** Whether the command touches the catalogue at all. */
function apply(products: Changing, command: AnyCommand, sales: SoldLines): boolean {
  switch (command.type) {
    case 'recordSale':
      return sell(products, command);
    case 'refundSale':
      return takeBack(products, backToStock(command, sales));
    case 'refundTicket':
      return takeBack(products, command.payload.lines.filter(isForStock));
    case 'recordStockMovement':
      return moveStock(products, command);
    case 'createProduct':
      if (products.has(command.id)) return false;
      products.set(command.id, newProduct(command));
      return true;
    case 'editProduct':
      return edit(products, command);
    case 'createCategory':
    case 'createCustomer':
    case 'editCustomer':
    case 'recordFiadoPayment':
    case 'recordCashMovement':
    case 'openTill':
    case 'closeTill':
      return false;
  }
}

function move(products: Changing, productId: string | null, delta: Milli): void {
  const product = productId === null ? undefined : products.get(productId);
  if (product === undefined) return;
  products.set(product.id, { ...product, stockMilli: applyMovements(product.stockMilli, [delta]) });
}

function sell(products: Changing, { payload }: RecordSale): boolean {
  for (const { productId, quantityMilli } of payload.lines) move(products, productId, negateMilli(quantityMilli));
  return true;
}

type Returned = Pick<RefundTicket['payload']['lines'][number], 'productId' | 'quantityMilli'>;

/** What is lost enters the stock and leaves it at once. */
const isForStock = ({ destination }: { readonly destination: 'stock' | 'waste' }) => destination === 'stock';

function backToStock({ payload }: RefundSale, sales: SoldLines): Returned[] {
  const sold = sales.get(payload.saleId)?.lines ?? [];
  return payload.lines.filter(isForStock).map(({ lineNumber, quantityMilli }) => {
    const line = sold.find((one) => one.lineNumber === lineNumber);
    return { productId: line?.productId ?? null, quantityMilli };
  });
}

function takeBack(products: Changing, lines: readonly Returned[]): boolean {
  for (const { productId, quantityMilli } of lines) move(products, productId, quantityMilli);
  return lines.length > 0;
}

function moveStock(products: Changing, { payload }: RecordStockMovement): boolean {
  const product = products.get(payload.productId);
  if (product === undefined) return false;
  move(products, product.id, stockDelta(product, payload.change));
  return true;
}

function stockDelta(product: Product, change: RecordStockMovement['payload']['change']): Milli {
  switch (change.reason) {
    case 'purchase':
      return change.quantityMilli;
    case 'waste':
      return negateMilli(change.quantityMilli);
    case 'count':
      return countAdjustment(product.stockMilli, change.countedMilli);
    case 'adjustment':
      return change.deltaMilli;
  }
}

function newProduct({ id, payload, recordedAt }: CreateProduct): Product {
  const { initialStockMilli, ...fields } = payload;
  return { ...fields, id, stockMilli: initialStockMilli, archived: false, updatedAt: recordedAt };
}

function edit(products: Changing, { payload, recordedAt }: EditProduct): boolean {
  const product = products.get(payload.productId);
  if (product === undefined) return false;
  products.set(product.id, { ...product, ...editedFields(payload.changes), updatedAt: recordedAt });
  return true;
}
