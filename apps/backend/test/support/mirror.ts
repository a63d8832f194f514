import {
  MIRROR_KINDS,
  MIRROR_VERSION,
  type ChangesPage,
  type MirrorKind,
  type MirrorState,
} from '@michangarrito/contracts';
import type { Answer, ShopClient } from '@michangarrito/testing';

const MOST_PAGES = 500;

type AnyRow = { readonly id: string };

/** What a device keeps of its shop, filled by pulls over HTTP as the device would. */
export class Mirror {
  readonly shop: ShopClient;
  readonly rows: Readonly<Record<MirrorKind, Map<string, AnyRow>>> = {
    ...{ category: new Map(), product: new Map(), customer: new Map() },
    ...{ till: new Map(), closure: new Map(), sale: new Map() },
  };
  state: MirrorState | null = null;
  acknowledgedSeq: number | null = null;
  cursor: string | null = null;
  /** How often each row came since the last `forgetArrivals`. */
  readonly arrivals = new Map<string, number>();
  readonly resets: string[] = [];

  constructor(shop: ShopClient) {
    this.shop = shop;
  }

  ask(limit = 500, cursor = this.cursor): Promise<Answer<ChangesPage>> {
    const query = new URLSearchParams({ mirror: String(MIRROR_VERSION), limit: String(limit) });
    if (cursor !== null) query.set('cursor', cursor);
    return this.shop.call<ChangesPage>('GET', `/sync/changes?${query.toString()}`);
  }

  /** One page. */
  async step(limit?: number): Promise<ChangesPage> {
    const { status, body } = await this.ask(limit);
    if (status !== 200) throw new Error(`a pull answered ${String(status)}: ${JSON.stringify(body)}`);
    this.#apply(body);
    return body;
  }

  /** Pages until there are no more. */
  async pull(limit?: number): Promise<this> {
    for (let pages = 0; pages < MOST_PAGES; pages += 1) if (!(await this.step(limit)).hasMore) return this;
    throw new Error(`no end after ${String(MOST_PAGES)} pages`);
  }

  of<Kind extends MirrorKind>(kind: Kind): ChangesPage['rows'][Kind] {
    return [...this.rows[kind].values()] as ChangesPage['rows'][Kind];
  }

  get(kind: MirrorKind, id: string): AnyRow | undefined {
    return this.rows[kind].get(id);
  }

  #apply(page: ChangesPage): void {
    this.cursor = page.cursor;
    if (page.reset !== null) {
      this.resets.push(page.reset);
      for (const rows of Object.values(this.rows)) rows.clear();
      this.state = null;
    }
    for (const kind of MIRROR_KINDS)
      for (const row of page.rows[kind]) {
        this.rows[kind].set(row.id, row);
        this.arrivals.set(row.id, (this.arrivals.get(row.id) ?? 0) + 1);
      }
    for (const { kind, id } of page.gone) this.rows[kind].delete(id);
    this.state = page.state ?? this.state;
    this.acknowledgedSeq = page.acknowledgedSeq ?? this.acknowledgedSeq;
  }
}

/** What the shop's lists say now, in the form of a mirror: every row of each kind by its id. */
export async function restLists(shop: ShopClient): Promise<Record<MirrorKind, AnyRow[]>> {
  const page = async <Row extends AnyRow>(path: string): Promise<Row[]> => {
    const { status, body } = await shop.call<{ items: Row[] }>('GET', path);
    if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
    return body.items;
  };
  const both = async (path: string) => [
    ...(await page(`${path}?limit=500&archived=false`)),
    ...(await page(`${path}?limit=500&archived=true`)),
  ];
  const sales = await page('/sales?limit=500');
  const details = sales.map(async ({ id }) => (await shop.call<AnyRow>('GET', `/sales/${id}`)).body);
  return {
    category: await page('/categories'),
    product: await both('/products'),
    customer: await both('/customers'),
    till: [],
    closure: await page('/till/closures?limit=500&kind=z'),
    sale: await Promise.all(details),
  };
}
