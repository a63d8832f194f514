import { createHash } from 'node:crypto';

/** A command that a device has said it has durably. */
export interface Promised {
  /** The exact text of the command as the device keeps it. */
  readonly text: string;
  /** False where the only journal that held it was erased before the server had it: it may be in the books or not. */
  readonly isProtected: boolean;
  /** Where it stands in the journals that hold it (`acknowledged`, `needs_attention` …); null where none does any more. */
  readonly state: string | null;
}

/** What every command says, read with nothing of the product's. */
export interface Command {
  readonly id: string;
  readonly type: string;
  readonly deviceId: string;
  readonly deviceSeq: number;
  readonly recordedAt: string;
  readonly skewMs: number | null;
  readonly businessDate: string;
  readonly payload: Payload;
  /** SHA-256 of the envelope's canonical form, hexadecimal. */
  readonly hash: string;
}

export interface Payload {
  readonly folio?: { readonly series: string; readonly number: number };
  readonly tillSessionId?: string | null;
  readonly customerId?: string | null;
  readonly productId?: string | null;
  readonly saleId?: string;
  readonly lines?: readonly Line[];
  readonly payments?: readonly { readonly method: string; readonly amountCentavos: number }[];
  readonly totalCentavos?: number;
  readonly amountCentavos?: number;
  readonly method?: string;
  readonly kind?: string;
  readonly floatCentavos?: number;
  readonly initialStockMilli?: number;
  readonly change?: {
    readonly reason: string;
    readonly quantityMilli?: number;
    readonly countedMilli?: number;
    readonly deltaMilli?: number;
  };
  readonly watermarks?: readonly { readonly deviceId: string; readonly deviceSeq: number }[];
}

export interface Line {
  readonly productId?: string | null;
  readonly lineNumber?: number;
  readonly quantityMilli: number;
  readonly destination?: string;
}

export function readCommand(text: string): Command {
  const envelope = JSON.parse(text) as Omit<Command, 'hash'>;
  return { ...envelope, hash: createHash('sha256').update(canonical(envelope)).digest('hex') };
}

/** RFC 8785: names sorted by their UTF-16 units, nothing between; JavaScript writes numbers and texts as it asks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** What a command moves in the drawer, in centavos with its sign; 0 if it moves no cash. */
export function cashOf({ type, payload }: Command): number {
  const inCash = (payload.payments ?? [])
    .filter(({ method }) => method === 'cash')
    .reduce((sum, { amountCentavos }) => sum + amountCentavos, 0);
  switch (type) {
    case 'recordSale':
      return inCash;
    case 'refundSale':
    case 'refundTicket':
      return -inCash;
    case 'recordFiadoPayment':
      return payload.method === 'cash' ? (payload.amountCentavos ?? 0) : 0;
    case 'recordCashMovement':
      return payload.kind === 'in' ? (payload.amountCentavos ?? 0) : -(payload.amountCentavos ?? 0);
    case 'openTill':
      return payload.floatCentavos ?? 0;
    default:
      return 0;
  }
}

/** What a command changes in its customer's debt, in centavos. */
export function debtOf({ type, payload }: Command): number {
  const onCredit = (payload.payments ?? [])
    .filter(({ method }) => method === 'fiado')
    .reduce((sum, { amountCentavos }) => sum + amountCentavos, 0);
  if (type === 'recordSale') return onCredit;
  if (type === 'refundSale') return -onCredit;
  return type === 'recordFiadoPayment' ? -(payload.amountCentavos ?? 0) : 0;
}
