import type {
  Category,
  ClosureDetail,
  Customer,
  MirrorRows,
  Product,
  SaleDetail,
  TillReading,
} from '@michangarrito/contracts';
import type { JournalEntry } from '@michangarrito/local-store';
import { callJson } from '@michangarrito/testing';
import type { Installation } from '../device/installation.ts';
import type { World } from '../world.ts';

/** Every device that the server still speaks with shows the shop as the server's own lists do. Answers what differs, in words. */
export async function compareMirrors(world: World): Promise<string[]> {
  const differences: string[] = [];
  const sales: Sales = new Map();
  for (const installation of world.installations) {
    const process = await installation.running();
    // One that had nothing to send has not heard of it.
    if (world.unlinked.has(installation.identity.deviceId)) continue;
    const { blocked } = process.sync.sender;
    const name = `device ${installation.identity.deviceId}`;
    if (blocked !== null) differences.push(`${name}: still blocked: ${blocked}`);
    else differences.push(...(await compareDevice(world, installation, sales)).map((text) => `${name}: ${text}`));
  }
  return differences;
}

/** The server's sales by id, null for those that it does not have: asked for once, since every device of a shop is told the same. */
type Sales = Map<string, SaleDetail | null>;

async function compareDevice(world: World, installation: Installation, sales: Sales): Promise<string[]> {
  const process = await installation.running();
  const token = await installation.accessToken();
  const ask = new Questions(world.server.backendUrl, token ?? '');
  const { position, rows } = await process.mirror.snapshot([
    'category',
    'product',
    'customer',
    'till',
    'sale',
    'closure',
  ]);
  if (position.acknowledgedSeq === null) return ['its mirror was never complete'];
  const uncounted = await process.journal.overlayEntries(position);
  const waiting = uncounted.filter(({ state }) => state !== 'needs_attention' && state !== 'set_aside');
  const products = await ask.all<Product>('/products?archived=false', '/products?archived=true');
  const customers = await ask.all<Customer>('/customers?archived=false', '/customers?archived=true');
  return [
    ...stillLaidOver(waiting, position.acknowledgedSeq),
    ...compareRows('category', rows.category, await ask.all<Category>('/categories')),
    ...compareRows('product', rows.product, products),
    ...compareRows('customer', rows.customer, customers),
    ...compareTill(rows.till, await ask.must<TillReading>('/till')),
    ...(await compareSales(ask, rows.sale, sales)),
    ...(await compareClosures(ask, rows.closure)),
  ];
}

function stillLaidOver(waiting: readonly JournalEntry[], acknowledgedSeq: number): string[] {
  const [first] = waiting;
  if (first === undefined) return [];
  const from = `${first.type} at ${String(first.seq)} (${first.state})`;
  return [
    `${String(waiting.length)} commands from ${from} are still laid over a mirror that counts up to ${String(acknowledgedSeq)}`,
  ];
}

/** The server tells of one open till, the one that this device sells into; a device keeps those of the others too. */
function compareTill(
  mirrored: ReadonlyMap<string, MirrorRows['till'][number]>,
  { session, ...reading }: TillReading,
): string[] {
  const open = [...mirrored.values()].filter(({ closedAt }) => closedAt === null);
  if (session === null) return open.map(({ id }) => `till ${id} is open in the mirror, and no till is on the server`);
  const ours = open.find(({ id }) => id === session.id);
  if (ours === undefined) return [`till ${session.id} is not open in the mirror`];
  const { deviceId: _, closedAt: _at, ...shown } = ours;
  return compareRow<typeof shown>('till', shown, { ...session, ...reading });
}

async function compareSales(
  ask: Questions,
  mirrored: ReadonlyMap<string, SaleDetail>,
  sales: Sales,
): Promise<string[]> {
  // The mirror forgets sales after a fortnight by the server's clock; those near the edge may be in or out.
  const edge = new Date(Date.now() - 13 * 86_400_000).toISOString().slice(0, 10);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const listed = await ask.all<SaleDetail>(`/sales?from=${edge}&to=${tomorrow}`);
  const missing = listed.filter(({ id, recordedAt }) => !mirrored.has(id) && recordedAt.slice(0, 10) > edge);
  const differing: string[] = [];
  for (const sale of mirrored.values()) {
    if (!sales.has(sale.id)) sales.set(sale.id, await ask.one<SaleDetail>(`/sales/${sale.id}`));
    const found = sales.get(sale.id) ?? null;
    if (found === null) differing.push(`sale ${sale.id} is not on the server`);
    else differing.push(...compareRow('sale', sale, found));
  }
  return [...missing.map(({ id, folio }) => `sale ${id} (${folio}) is not in the mirror`), ...differing];
}

async function compareClosures(
  ask: Questions,
  mirrored: ReadonlyMap<string, MirrorRows['closure'][number]>,
): Promise<string[]> {
  const listed = await ask.allowed<ClosureDetail>('/till/closures');
  if (listed === null) return [];
  // A mirror begins with cortes Z; readings X are in it only if it was there when they were made.
  return compareRows(
    'closure',
    mirrored,
    listed.filter(({ id, kind }) => kind === 'z' || mirrored.has(id)),
  );
}

function compareRows<Row extends { readonly id: string }>(
  kind: string,
  mirrored: ReadonlyMap<string, Row>,
  listed: readonly Row[],
): string[] {
  const known = new Set(listed.map(({ id }) => id));
  return [
    ...[...mirrored.keys()].filter((id) => !known.has(id)).map((id) => `${kind} ${id} is not on the server`),
    ...listed.flatMap((row) => {
      const found = mirrored.get(row.id);
      return found === undefined ? [`${kind} ${row.id} is not in the mirror`] : compareRow(kind, found, row);
    }),
  ];
}

function compareRow<Row extends { readonly id: string }>(kind: string, mirrored: Row, listed: Row): string[] {
  const fields = [...new Set([...Object.keys(mirrored), ...Object.keys(listed)])] as (keyof Row & string)[];
  return fields
    .filter((field) => canonical(mirrored[field]) !== canonical(listed[field]))
    .map(
      (field) =>
        `${kind} ${mirrored.id} ${field}: mirror ${canonical(mirrored[field])}, server ${canonical(listed[field])}`,
    );
}

/** JSON with sorted names: the order of fields says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/** Reads the server's own lists. */
class Questions {
  readonly #backendUrl: string;
  readonly #token: string;

  constructor(backendUrl: string, token: string) {
    this.#backendUrl = backendUrl;
    this.#token = token;
  }

  async must<Body>(path: string): Promise<Body> {
    const body = await this.one<Body>(path);
    if (body === null) throw new Error(`GET ${path} answered 404`);
    return body;
  }

  async one<Row>(path: string): Promise<Row | null> {
    const { status, body } = await callJson<Row>(this.#backendUrl, 'GET', path, undefined, this.#token);
    if (status === 404) return null;
    if (status >= 300) throw new Error(`GET ${path} answered ${String(status)}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Every page of these lists; null where the session may not read them. */
  async allowed<Row>(...paths: readonly string[]): Promise<Row[] | null> {
    const rows: Row[] = [];
    for (const path of paths) {
      let cursor: string | null = '';
      while (cursor !== null) {
        const separator = path.includes('?') ? '&' : '?';
        const query: string = `${path}${separator}limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`;
        type Page = { items: Row[]; nextCursor?: string | null };
        const { status, body } = await callJson<Page>(this.#backendUrl, 'GET', query, undefined, this.#token);
        if (status === 403) return null;
        if (status >= 300) throw new Error(`GET ${query} answered ${String(status)}: ${JSON.stringify(body)}`);
        rows.push(...body.items);
        cursor = body.nextCursor ?? null;
      }
    }
    return rows;
  }

  async all<Row>(...paths: readonly string[]): Promise<Row[]> {
    const rows = await this.allowed<Row>(...paths);
    if (rows === null) throw new Error(`the session may not read ${paths.join(', ')}`);
    return rows;
  }
}
