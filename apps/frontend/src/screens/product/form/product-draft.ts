import type { CreateProduct } from '@michangarrito/contracts';
import {
  formatMoney,
  milli,
  parseMoney,
  parseQuantity,
  type Centavos,
  type Milli,
  type RestrictedGoods,
  type TaxClass,
  type Unit,
} from '@michangarrito/domain';
import { productForm } from '../../../messages/products.ts';

type Fields = Omit<CreateProduct['payload'], 'initialStockMilli'>;

/** A product as it stands in the form: what was typed, not yet read. */
export interface ProductDraft {
  readonly name: string;
  readonly price: string;
  /** The person has said that a price of 0 is meant. */
  readonly free: boolean;
  readonly cost: string;
  readonly unit: Unit;
  readonly categoryId: string;
  readonly barcodes: readonly string[];
  readonly aliases: string;
  readonly minimum: string;
  readonly stock: string;
  readonly taxClass: TaxClass;
  readonly restricted: RestrictedGoods | '';
  readonly silhouette: string;
  readonly favourite: boolean;
}

// The general rate: the one that cannot fall short for what nobody has looked up.
const USUAL_TAX_CLASS: TaxClass = 'iva16';

export function emptyDraft(name: string, code: string | null): ProductDraft {
  return {
    name: name.slice(0, 120),
    price: '',
    free: false,
    cost: '',
    unit: 'piece',
    categoryId: '',
    barcodes: code === null ? [] : [code],
    aliases: '',
    minimum: '',
    stock: '',
    taxClass: USUAL_TAX_CLASS,
    restricted: '',
    silhouette: '',
    favourite: false,
  };
}

/** A product that there is, or the fields of one that was to be. */
export function draftOf(product: Fields): ProductDraft {
  return {
    name: product.name,
    price: moneyText(product.priceCentavos),
    free: product.priceCentavos === 0,
    cost: moneyText(product.costCentavos),
    unit: product.unit,
    categoryId: product.categoryId ?? '',
    barcodes: product.barcodes,
    aliases: product.aliases.join(', '),
    minimum: product.minimumMilli === null ? '' : String(product.minimumMilli / 1000),
    stock: '',
    taxClass: product.taxClass,
    restricted: product.restricted ?? '',
    silhouette: product.silhouette ?? '',
    favourite: product.favourite,
  };
}

export type DraftErrors = Partial<Record<'name' | 'price' | 'cost' | 'minimum' | 'stock', string>>;
export type ReadDraft =
  | { readonly ok: true; readonly fields: Fields; readonly initialStockMilli: Milli }
  | { readonly ok: false; readonly errors: DraftErrors };

/** Reads what was typed; every field that cannot be read says why. */
export function readDraft(draft: ProductDraft): ReadDraft {
  const name = draft.name.trim().replace(/\s+/gu, ' ');
  const price = readMoney(draft.price);
  const mayBeMistyped = isFree(draft) && !draft.free;
  const cost = readMoney(draft.cost);
  const minimum = readQuantity(draft.minimum, draft.unit);
  const stock = readQuantity(draft.stock, draft.unit);
  const errors: DraftErrors = {
    ...(name === '' && { name: productForm.nameMissing }),
    ...(price === 'wrong' && { price: productForm.priceWrong }),
    ...(mayBeMistyped && { price: productForm.priceFree }),
    ...(cost === 'wrong' && { cost: productForm.priceWrong }),
    ...(minimum === 'wrong' && { minimum: productForm.minimumWrong }),
    ...(stock === 'wrong' && { stock: productForm.stockWrong }),
  };
  if (
    name === '' ||
    price === 'wrong' ||
    cost === 'wrong' ||
    minimum === 'wrong' ||
    stock === 'wrong' ||
    mayBeMistyped
  ) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    initialStockMilli: stock ?? milli(0),
    fields: {
      name,
      categoryId: draft.categoryId === '' ? null : draft.categoryId,
      unit: draft.unit,
      priceCentavos: price,
      costCentavos: cost,
      taxClass: draft.taxClass,
      restricted: draft.restricted === '' ? null : draft.restricted,
      favourite: draft.favourite,
      minimumMilli: minimum,
      silhouette: draft.silhouette === '' ? null : draft.silhouette,
      barcodes: [...draft.barcodes],
      aliases: readAliases(draft.aliases),
    },
  };
}

/** Whether the price reads 0: sold for nothing, which the books allow and a slip of the finger looks like. */
export function isFree(draft: Pick<ProductDraft, 'price'>): boolean {
  return readMoney(draft.price) === 0;
}

/** What a reader typed into a text field by its way is a code and no part of the text. */
export function withoutScan(draft: ProductDraft, code: string): ProductDraft {
  const clean = (text: string) => (text.endsWith(code) ? text.slice(0, -code.length) : text);
  return {
    ...draft,
    name: clean(draft.name),
    price: clean(draft.price),
    cost: clean(draft.cost),
    aliases: clean(draft.aliases),
    minimum: clean(draft.minimum),
    stock: clean(draft.stock),
  };
}

function readAliases(text: string): string[] {
  const words = text.split(',').map((word) => word.trim().slice(0, 40));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 12);
}

function readMoney(text: string): Centavos | null | 'wrong' {
  if (text.trim() === '') return null;
  const parsed = parseMoney(text);
  return parsed.ok ? parsed.value : 'wrong';
}

function readQuantity(text: string, unit: Unit): Milli | null | 'wrong' {
  if (text.trim() === '') return null;
  const parsed = parseQuantity(text, unit);
  return parsed.ok ? parsed.value : 'wrong';
}

function moneyText(amount: Centavos | null): string {
  return amount === null ? '' : formatMoney(amount).replace(/[$,]/gu, '');
}
