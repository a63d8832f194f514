import { isIntent, type AnyCommand, type CommandVerdict } from '@michangarrito/contracts';
import { formatFolio } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** A row that a command names: by its id, a sale also by its folio. */
export interface Parent {
  readonly kind: 'customer' | 'product' | 'category' | 'till_session' | 'sale';
  readonly ref: string;
}

const MISSING_CODES: readonly string[] = [
  'CUSTOMER_NOT_FOUND',
  'PRODUCT_NOT_FOUND',
  'CATEGORY_NOT_FOUND',
  'TILL_SESSION_NOT_FOUND',
  'SALE_NOT_FOUND',
];

/** Whether a fact was refused for naming a row that is not here, and may wait for it. */
export function waitsForParent({ type }: AnyCommand, { verdict, error }: CommandVerdict): boolean {
  return verdict === 'rejected' && !isIntent(type) && MISSING_CODES.includes(error?.code ?? '');
}

/** The rows that commands name and that are not here, in the order in which they are named. */
export async function missingParents(tx: TenantTx, commands: readonly AnyCommand[]): Promise<Parent[]> {
  const parents = new Map(commands.flatMap(parentsOf).map((parent) => [keyOf(parent), parent]));
  if (parents.size === 0) return [];
  const named = [...parents.values()];
  return tx.query<Parent>(
    `select p.kind, p.ref from unnest($1::text[], $2::text[]) with ordinality p (kind, ref, place)
     where not sync.has_arrived(p.kind, p.ref) order by p.place`,
    [named.map(({ kind }) => kind), named.map(({ ref }) => ref)],
  );
}

/** The first of these rows that the command names. */
export function firstNamed(command: AnyCommand, among: readonly Parent[]): Parent | undefined {
  const keys = new Set(among.map(keyOf));
  return parentsOf(command).find((parent) => keys.has(keyOf(parent)));
}

/** Every row that a command names and that another command may yet make. */
function parentsOf(command: AnyCommand): Parent[] {
  switch (command.type) {
    case 'recordSale': {
      const { customerId, lines, tillSessionId } = command.payload;
      return [
        ...named('customer', customerId),
        ...lines.flatMap(({ productId }) => named('product', productId)),
        ...named('till_session', tillSessionId),
      ];
    }
    case 'refundSale':
      return [...named('sale', command.payload.saleId), ...named('till_session', command.payload.tillSessionId)];
    case 'refundTicket': {
      const { folio, tillSessionId } = command.payload;
      return [...named('sale', formatFolio(folio.series, folio.number)), ...named('till_session', tillSessionId)];
    }
    case 'recordFiadoPayment':
      return [
        ...named('customer', command.payload.customerId),
        ...named('till_session', command.payload.tillSessionId),
      ];
    case 'createProduct':
      return named('category', command.payload.categoryId);
    case 'recordStockMovement':
      return named('product', command.payload.productId);
    case 'recordCashMovement':
    case 'closeTill':
      return named('till_session', command.payload.tillSessionId);
    case 'editProduct':
    case 'editCustomer':
    case 'createCategory':
    case 'createCustomer':
    case 'openTill':
      return [];
  }
}

function named(kind: Parent['kind'], ref: string | null): Parent[] {
  return ref === null ? [] : [{ kind, ref }];
}

const keyOf = ({ kind, ref }: Parent) => `${kind} ${ref}`;
