import type { ChangesPage, CommandVerdict, MirrorState, Product } from '@michangarrito/contracts';
import { milli } from '@michangarrito/domain';
import { LINE, SESSION } from './fixtures.ts';

export interface Command {
  readonly id: string;
  readonly deviceSeq: number;
  readonly type: string;
  readonly payload: { readonly folio: { readonly series: string; readonly number: number } };
}

/** What happens to a call or to one command in it. `lost` before the books have it, `cut` after. */
export type Fate =
  | 'answer'
  | 'lost'
  | 'cut'
  /** The verdict of this command is missing in the answer, and nothing of it is in the books. */
  | 'forgotten'
  | { readonly verdict: CommandVerdict['verdict']; readonly code: string }
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

/** The body of an error as our server writes it. */
export const errorBody = (code: string) => ({ code, message: '', retryable: false, requestId: 'r' });

/** A verdict that refuses. */
export const refusal = (code: string): Fate => ({ verdict: 'rejected', code });

const NOTHING: ChangesPage['rows'] = { category: [], product: [], customer: [], till: [], closure: [], sale: [] };
const STATE = {
  shop: { id: SESSION.tenantId, utcOffsetMinutes: -360 },
  people: [],
  taxRates: [],
} as unknown as MirrorState;

interface Pushed {
  readonly commands: readonly Command[];
  readonly numbersFrom: number;
  readonly cursor: string | null;
}

/**
 * A server with one product: each sale takes two of it. It keeps each id once with its text, orders what changed, and answers as the
 * contracts say, unless a fate is set.
 */
export class FakeServer {
  /** Each id with its text as it came, in order of arrival. */
  readonly recorded = new Map<string, string>();
  readonly received: string[] = [];
  /** Commands in each call. */
  readonly batches: number[] = [];
  readonly paths: string[] = [];
  readonly bodies: string[] = [];
  readonly deposited = new Map<string, string>();
  fate: (command: Command) => Fate = () => 'answer';
  /** What happens to a whole call, whatever is in it. */
  callFate: (path: string) => Fate = () => 'answer';
  newNumbers: { folioSeries: string; deviceSeq: number } | null = null;
  nowMs: () => number = Date.now;
  epoch = 1;
  pageSize = 500;
  stockMilli = 0;
  productCount = 1;
  #positions = 0;
  readonly #judged = new Set<number>();

  readonly fetch: typeof fetch = async (url, init) => {
    const [path = '', query = ''] = (url as string).split('?');
    this.paths.push(path);
    await Promise.resolve();
    const fate = this.callFate(path);
    if (fate === 'lost') throw new TypeError('fetch failed');
    if (typeof fate === 'object' && 'status' in fate) return this.#respond(fate.status, fate.body, fate.headers);
    const response = path.endsWith('/sync/changes')
      ? this.#respond(200, this.changes(new URLSearchParams(query).get('cursor')))
      : this.#push(init?.body as string, path.endsWith('/sync/deposits'));
    if (fate === 'cut') throw new TypeError('connection reset');
    return response;
  };

  /** Restored from a backup: what came after `kept` commands is gone, and nobody remembers it. */
  restore(kept: number): void {
    const ids = [...this.recorded.keys()].slice(kept);
    for (const id of ids) {
      const { deviceSeq } = JSON.parse(this.recorded.get(id) ?? '') as Command;
      this.recorded.delete(id);
      this.#judged.delete(deviceSeq);
      this.stockMilli += LINE.quantityMilli;
    }
    this.epoch += 1;
  }

  #push(body: string, isDeposit: boolean): Response {
    this.bodies.push(body);
    const { commands, cursor } = JSON.parse(body) as Pushed;
    this.batches.push(commands.length);
    this.received.push(...commands.map(({ id }) => id));
    const fates = commands.map((command) => this.fate(command));
    const whole = fates.find((fate) => fate === 'lost' || (typeof fate === 'object' && 'status' in fate));
    if (whole === 'lost') throw new TypeError('fetch failed');
    if (typeof whole === 'object' && 'status' in whole) return this.#respond(whole.status, whole.body, whole.headers);
    const verdicts = commands.flatMap((command, index) => this.#judge(command, fates[index] ?? 'answer', isDeposit));
    if (fates.includes('cut')) throw new TypeError('connection reset');
    const changes = cursor === null || isDeposit ? null : this.changes(cursor);
    const { newNumbers } = this;
    this.newNumbers = null;
    return this.#respond(200, isDeposit ? { verdicts, epoch: String(this.epoch) } : { verdicts, newNumbers, changes });
  }

  #judge(command: Command, fate: Fate, isDeposit: boolean): CommandVerdict[] {
    const { id, deviceSeq } = command;
    if (fate === 'forgotten') return [];
    if (typeof fate === 'object' && 'verdict' in fate) {
      const { verdict, code } = fate;
      if (code !== 'WRONG_TENANT') this.#judged.add(deviceSeq);
      return [{ id, verdict, flags: [], result: null, error: { code, message: '', retryable: false } }];
    }
    const text = JSON.stringify(command);
    const books = isDeposit ? this.deposited : this.recorded;
    const known = books.get(id);
    this.#judged.add(deviceSeq);
    if (known === undefined) this.#record(books, id, text);
    const fresh = isDeposit ? 'quarantined' : 'recorded';
    const verdict = known === undefined ? fresh : known === text ? 'already_recorded' : 'conflict';
    return [{ id, verdict, flags: [], result: {}, error: null }];
  }

  #record(books: Map<string, string>, id: string, text: string): void {
    books.set(id, text);
    if (books === this.deposited) return;
    this.stockMilli -= LINE.quantityMilli;
    this.#positions += 1;
  }

  /** Every product first, page by page; then those that changed. */
  changes(cursor: string | null): ChangesPage {
    const [epoch, kind, at] = cursor === null ? [this.epoch, 'all', 0] : parseCursor(cursor);
    const empty: ChangesPage = {
      reset: null,
      cursor: null,
      hasMore: false,
      acknowledgedSeq: null,
      rows: NOTHING,
      gone: [],
      state: null,
    };
    if (epoch !== this.epoch) return { ...empty, reset: 'epoch' };
    const last = kind === 'all' ? this.productCount : this.#positions;
    const end = Math.min(at + this.pageSize, last);
    const hasMore = end < last;
    // Every change is one of the first product, told as it is now; what a first page told may have changed meanwhile.
    const changed = kind === 'all' ? !hasMore : at < end;
    const listed = kind === 'all' ? this.products().slice(at, end) : [];
    return {
      ...empty,
      hasMore,
      cursor: hasMore ? `${this.epoch}_${kind}_${end}` : `${this.epoch}_at_${this.#positions}`,
      acknowledgedSeq: hasMore ? null : this.#contiguous(),
      rows: { ...NOTHING, product: [...listed, ...(changed ? this.products().slice(0, 1) : [])] },
      state: cursor === null ? STATE : null,
    };
  }

  products(): Product[] {
    return Array.from({ length: this.productCount }, (_, index) => product(index, index === 0 ? this.stockMilli : 0));
  }

  #contiguous(): number {
    let seq = 0;
    while (this.#judged.has(seq + 1)) seq += 1;
    return seq;
  }

  #respond(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    const date = new Date(this.nowMs()).toUTCString();
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { date, ...headers },
    });
  }
}

function parseCursor(cursor: string): [number, string, number] {
  const [epoch, kind = '', at] = cursor.split('_');
  return [Number(epoch), kind, Number(at)];
}

/** The first is what every sale here sells. */
export function product(index: number, stockMilli: number): Product {
  const suffix = String(index).padStart(12, '0');
  return {
    id: index === 0 ? (LINE.productId ?? '') : `0192f0c4-0000-7000-9000-${suffix}`,
    name: `Producto ${index}`,
    categoryId: null,
    unit: 'piece',
    priceCentavos: LINE.unitPriceCentavos,
    costCentavos: null,
    taxClass: 'iva0',
    restricted: null,
    favourite: false,
    minimumMilli: null,
    silhouette: null,
    barcodes: [],
    aliases: [],
    stockMilli: milli(stockMilli),
    archived: false,
    updatedAt: '2026-11-24T00:00:00.000Z',
  };
}
