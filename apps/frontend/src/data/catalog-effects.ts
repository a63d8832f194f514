import type {
  AnyCommand,
  CreateProduct,
  EditProduct,
  Product,
  RecordSale,
  RecordStockMovement,
} from '@michangarrito/contracts';
import { applyMovements, countAdjustment, negateMilli, type Milli } from '@michangarrito/domain';

/** Products by id. */
export type Products = ReadonlyMap<string, Product>;

/** The catalogue as it will be once the server has the command; the same map if the command does not touch it. */
export function applyToCatalog(products: Products, command: AnyCommand): Products {
  switch (command.type) {
    case 'recordSale':
      return sell(products, command);
    case 'recordStockMovement':
      return moveStock(products, command);
    case 'createProduct':
      return withProduct(products, newProduct(command));
    case 'editProduct':
      return edit(products, command);
    case 'refundSale':
    case 'createCategory':
    case 'createCustomer':
    case 'editCustomer':
    case 'recordFiadoPayment':
    case 'recordCashMovement':
    case 'openTill':
    case 'closeTill':
      return products;
  }
}

function withProduct(products: Products, product: Product): Products {
  return new Map(products).set(product.id, product);
}

function sell(products: Products, { payload }: RecordSale): Products {
  const changed = new Map(products);
  for (const { productId, quantityMilli } of payload.lines) {
    const product = productId === null ? undefined : changed.get(productId);
    if (product !== undefined) changed.set(product.id, move(product, negateMilli(quantityMilli)));
  }
  return changed;
}

function moveStock(products: Products, { payload }: RecordStockMovement): Products {
  const product = products.get(payload.productId);
  return product === undefined ? products : withProduct(products, move(product, stockDelta(product, payload.change)));
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

function move(product: Product, delta: Milli): Product {
  return { ...product, stockMilli: applyMovements(product.stockMilli, [delta]) };
}

function newProduct({ id, payload, recordedAt }: CreateProduct): Product {
  const { initialStockMilli, ...fields } = payload;
  return { ...fields, id, stockMilli: initialStockMilli, archived: false, updatedAt: recordedAt };
}

function edit(products: Products, { payload, recordedAt }: EditProduct): Products {
  const product = products.get(payload.productId);
  if (product === undefined) return products;
  const changes: Partial<Record<string, { readonly to: unknown }>> = payload.changes;
  const values = Object.entries(changes).map(([field, change]) => [field, change?.to] as const);
  return withProduct(products, { ...product, ...Object.fromEntries(values), updatedAt: recordedAt });
}
