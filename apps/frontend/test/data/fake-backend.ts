import type { Person, Product, Shop } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { vi } from 'vitest';

export const IDS = {
  shop: '0192f0c4-0000-7000-8000-000000000001',
  device: '0192f0c4-0000-7000-8000-000000000002',
  person: '0192f0c4-0000-7000-8000-000000000003',
  product: '0192f0c4-0000-7000-8000-00000000000a',
  customer: '0192f0c4-0000-7000-8000-00000000000c',
};

const SHOP: Shop = {
  id: IDS.shop,
  name: 'Abarrotes Lupita',
  slug: 'lupita',
  businessType: 'abarrotes',
  phone: '5512345678',
  address: null,
  rfc: null,
  taxRegime: null,
  ticketFooter: null,
  timezone: 'America/Mexico_City',
  utcOffsetMinutes: -360,
  variosCapCentavos: 50_000,
};
const TAX_RATES = (['iva0', 'iva16'] as const).map((taxClass) => ({
  taxClass,
  ivaBasisPoints: taxClass === 'iva16' ? 1600 : 0,
  iepsBasisPoints: 0,
  validFrom: '2014-01-01',
}));
const PERSON: Person = { id: IDS.person, name: 'Lupita', role: 'owner', permissions: [] };

export function product(fields: Partial<Product> = {}): Product {
  return {
    id: IDS.product,
    name: 'Jamón de pierna',
    categoryId: null,
    unit: 'kg',
    priceCentavos: centavos(18_000),
    costCentavos: null,
    taxClass: 'iva0',
    restricted: null,
    favourite: false,
    minimumMilli: null,
    silhouette: null,
    barcodes: ['7501000000001'],
    aliases: ['Virginia'],
    stockMilli: milli(5000),
    archived: false,
    updatedAt: '2026-11-24T00:00:00.000Z',
    ...fields,
  };
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** A backend in a few lines: logs in, gives products, and records each command once. */
export class FakeBackend {
  readonly received: Received[] = [];
  readonly recorded = new Map<string, string>();
  products: Product[] = [product()];
  offline = false;
  /** A hotel's gate answers everything in its place. */
  gated = false;
  /** The status of every answer while the backend is away or broken. */
  failing: 500 | 503 | null = null;
  /** Whether the owner has unlinked the device. */
  isUnlinked = false;
  /** Who registers or logs in. */
  person: Person = PERSON;
  /** Tokens that are still good. */
  readonly good = new Set<string>();
  #generation = 0;

  install(): void {
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.#answer(url, init));
  }

  paths(): string[] {
    return this.received.map(({ method, path }) => `${method} ${path}`);
  }

  async #answer(url: string, init: RequestInit): Promise<Response> {
    await Promise.resolve();
    if (this.offline) throw new TypeError('fetch failed');
    if (this.gated) {
      const headers = { 'content-type': 'text/html', date: new Date(0).toUTCString() };
      return new Response('<html>Bienvenido</html>', { status: 200, headers });
    }
    if (this.failing !== null) return this.#json(errorBody('UNAVAILABLE'), this.failing);
    const { pathname } = new URL(url, 'http://backend');
    const path = pathname.replace(/^\/api/, '');
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? null;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    this.received.push({ method: init.method ?? 'GET', path, token, body });
    if (path === '/auth/refresh') return this.#json(this.#issueTokens());
    if (path === '/auth/register' || path === '/auth/login') return this.#json(this.#openSession(path));
    if (token === null || !this.good.has(token)) return this.#json(errorBody('NOT_LOGGED_IN'), 401);
    if (this.isUnlinked) return this.#json(errorBody('DEVICE_REVOKED'), 403);
    if (path === '/auth/switch') return this.#json(this.#openSession(path));
    if (path === '/auth/logout') return new Response(null, { status: 204 });
    if (path === '/me')
      return this.#json({
        person: this.person,
        shop: SHOP,
        device: this.#device(),
        serverTime: new Date().toISOString(),
      });
    if (path === '/sync/events') return new Promise(() => undefined);
    if (path === '/sync/changes') return this.#json(this.#changes());
    const { commands } = body as { commands: { id: string }[] };
    return this.#json({ verdicts: commands.map((command) => this.#record(command)), newNumbers: null, changes: null });
  }

  #record(command: { id: string }) {
    const { id } = command;
    const isNew = !this.recorded.has(id);
    if (isNew) this.recorded.set(id, JSON.stringify(command));
    return { id, verdict: isNew ? 'recorded' : 'already_recorded', flags: [], result: {}, error: null };
  }

  /** Everything anew each time; no command of the device is counted in it. */
  #changes() {
    return {
      reset: null,
      cursor: `c${this.received.length}`,
      hasMore: false,
      acknowledgedSeq: 0,
      rows: { category: [], product: this.products, customer: [], till: [], closure: [], sale: [] },
      gone: [],
      state: {
        shop: SHOP,
        people: [{ ...this.person, hasPin: true, pinSetAt: null }],
        taxRates: TAX_RATES,
      },
    };
  }

  #openSession(path: string) {
    const secret = path === '/auth/register' ? 's'.repeat(32) : null;
    return {
      tokens: this.#issueTokens(),
      device: { ...this.#device(), secret },
      person: this.person,
      shop: SHOP,
      serverTime: new Date().toISOString(),
    };
  }

  #device() {
    return { id: IDS.device, name: 'x', folioSeries: 'A', lastFolioNumber: 0, lastDeviceSeq: 0 };
  }

  #issueTokens() {
    this.#generation += 1;
    const accessToken = `access${this.#generation}`;
    this.good.add(accessToken);
    return { accessToken, refreshToken: `refresh${this.#generation}`, accessExpiresInSeconds: 900 };
  }

  #json(body: unknown, status = 200): Response {
    return new Response(JSON.stringify(body), { status, headers: { date: new Date().toUTCString() } });
  }
}

function errorBody(code: string) {
  return { code, message: 'no', retryable: false, requestId: 'r' };
}
