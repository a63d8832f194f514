import type { ChangesPage, MirrorState, SaleDetail } from '@michangarrito/contracts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Mirror } from '../src/mirror/mirror.ts';
import { openMirrorDatabase } from '../src/mirror/mirror-database.ts';
import { sqliteHost } from '../src/sqlite-storage.ts';
import { SESSION, newBrowser, newDirectory, openMirror, product } from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

const NOW_MS = Date.UTC(2026, 10, 28, 18);
const NO_ROWS: ChangesPage['rows'] = { category: [], product: [], customer: [], till: [], closure: [], sale: [] };
const STATE = { shop: { utcOffsetMinutes: -360 }, people: [], taxRates: [] } as unknown as MirrorState;

let mirror: Mirror;

beforeEach(async () => {
  newBrowser();
  ({ mirror } = await openMirror());
});

function page(changes: Partial<Omit<ChangesPage, 'rows'>> & { rows?: Partial<ChangesPage['rows']> }): ChangesPage {
  const hasMore = changes.hasMore ?? false;
  const rows = { ...NO_ROWS, ...changes.rows };
  const rest = { reset: null, cursor: 'c1', gone: [], state: null, acknowledgedSeq: hasMore ? null : 0 };
  return { ...rest, hasMore, ...changes, rows };
}
const products = (...stocks: number[]) => ({ product: stocks.map((stock, index) => product(index, stock)) });
const asked = (cursor: string | null, ...acknowledged: number[]) => ({ cursor, acknowledged, hold: false });
const apply = (what: ChangesPage, askedWith: string | null) => mirror.applyPage(what, asked(askedWith), NOW_MS);
const stocks = async () => [...(await mirror.all('product')).values()].map(({ stockMilli }) => stockMilli);

describe('the mirror', () => {
  test('knows nothing at first', async () => {
    expect(await mirror.position()).toEqual({
      cursor: null,
      acknowledgedSeq: null,
      countedAbove: [],
      anew: true,
      doubt: 'open',
    });
    expect(await mirror.state()).toBeNull();
    expect(await mirror.get('product', product(0, 0).id)).toBeNull();
  });

  test('takes rows, state and place at once', async () => {
    expect(await apply(page({ rows: products(1, 2), state: STATE, acknowledgedSeq: 7 }), null)).toBe('applied');
    const { id } = product(1, 2);
    expect(await mirror.get('product', id)).toEqual(product(1, 2));
    expect(await mirror.state()).toEqual(STATE);
    await apply(page({ cursor: 'c2', gone: [{ kind: 'product', id }], acknowledgedSeq: 9 }), 'c1');
    const { rows, position, state } = await mirror.snapshot(['product', 'sale']);
    expect([...rows.product.values()]).toEqual([product(0, 1)]);
    expect(rows.sale.size).toBe(0);
    expect(position).toEqual({ cursor: 'c2', acknowledgedSeq: 9, countedAbove: [], anew: false, doubt: 'open' });
    expect(state).toEqual(STATE);
  });

  test('counts what was acknowledged before the last page was asked for, also above a gap', async () => {
    await mirror.applyPage(page({ acknowledgedSeq: 4 }), asked(null, 3, 6, 7), NOW_MS);
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 4, countedAbove: [6, 7] });
    await mirror.applyPage(page({ cursor: 'c2', hasMore: true }), asked('c1', 6, 7, 9), NOW_MS);
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 4, countedAbove: [6, 7] });
    await mirror.applyPage(page({ cursor: 'c3', acknowledgedSeq: 4 }), asked('c2', 10), NOW_MS);
    expect(await mirror.position()).toMatchObject({ countedAbove: [6, 7, 10] });
    await mirror.applyPage(page({ cursor: 'c4', acknowledgedSeq: 8 }), asked('c3', 10), NOW_MS);
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 8, countedAbove: [10] });
    await mirror.startOver('c4', 'open');
    await mirror.applyPage(page({ cursor: 'c5', acknowledgedSeq: 1 }), asked(null, 3), NOW_MS);
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 1, countedAbove: [3] });
  });

  test('throws a page of another place away', async () => {
    await apply(page({ rows: products(1) }), null);
    expect(await apply(page({ cursor: 'late', rows: products(99) }), null)).toBe('stale');
    expect(await apply(page({ cursor: 'late', rows: products(99) }), 'c0')).toBe('stale');
    expect(await stocks()).toEqual([1]);
    expect((await mirror.position()).cursor).toBe('c1');
  });

  test('two tabs that take the same page take it once', async () => {
    const other = (await openMirror()).mirror;
    const outcomes = await Promise.all(
      [mirror, other].map((one) => one.applyPage(page({ rows: products(1) }), asked(null), NOW_MS)),
    );
    expect(outcomes.toSorted()).toEqual(['applied', 'stale']);
  });

  test('shows nothing of a pull before its last page is here, and then all of it', async () => {
    await apply(page({ rows: products(1, 2), acknowledgedSeq: 3 }), null);
    expect(await apply(page({ cursor: 'c2', hasMore: true, rows: products(10) }), 'c1')).toBe('waiting');
    expect(await stocks()).toEqual([1, 2]);
    expect(await mirror.position()).toMatchObject({ cursor: 'c2', acknowledgedSeq: 3 });
    ({ mirror } = await openMirror());
    await apply(page({ cursor: 'c3', rows: { product: [product(1, 20)] }, acknowledgedSeq: 5 }), 'c2');
    expect(await stocks()).toEqual([10, 20]);
    expect(await mirror.position()).toEqual({
      cursor: 'c3',
      acknowledgedSeq: 5,
      countedAbove: [],
      anew: false,
      doubt: 'open',
    });
  });

  test('begun anew, the old rows serve until the new ones are complete', async () => {
    await apply(page({ rows: products(1, 2, 3), acknowledgedSeq: 8, state: STATE }), null);
    await mirror.startOver('c1', 'open');
    expect(await stocks()).toEqual([1, 2, 3]);
    expect(await mirror.position()).toEqual({
      cursor: null,
      acknowledgedSeq: 8,
      countedAbove: [],
      anew: true,
      doubt: 'open',
    });
    await apply(page({ cursor: 'n1', hasMore: true, rows: products(5) }), null);
    expect(await stocks()).toEqual([1, 2, 3]);
    await apply(page({ cursor: 'n2', acknowledgedSeq: 2 }), 'n1');
    expect(await stocks()).toEqual([5]);
    expect(await mirror.position()).toEqual({
      cursor: 'n2',
      acknowledgedSeq: 2,
      countedAbove: [],
      anew: false,
      doubt: 'open',
    });
  });

  test('begun anew again in the middle, the first pages are forgotten', async () => {
    await apply(page({ cursor: 'a1', hasMore: true, rows: products(1, 1) }), null);
    await mirror.startOver('a1', 'open');
    await apply(page({ cursor: 'b1', hasMore: true, rows: products(2) }), null);
    await apply(page({ cursor: 'b2' }), 'b1');
    expect(await stocks()).toEqual([2]);
  });

  test('a tab that is late begins nothing anew', async () => {
    await apply(page({ cursor: 'c1' }), null);
    await apply(page({ cursor: 'c2' }), 'c1');
    await mirror.startOver('c1', 'open');
    expect((await mirror.position()).cursor).toBe('c2');
  });

  test('tells who listens what has changed, once it is complete', async () => {
    const heard = vi.fn();
    await apply(page({ rows: products(1) }), null);
    const stop = mirror.subscribe(heard);
    await apply(page({ cursor: 'c2', hasMore: true, rows: products(2) }), 'c1');
    expect(heard).not.toHaveBeenCalled();
    await apply(page({ cursor: 'c3', state: STATE, gone: [{ kind: 'sale', id: 'x' }] }), 'c2');
    expect(heard.mock.calls).toEqual([[{ kinds: ['product', 'sale'], state: true }]]);
    stop();
    await apply(page({ cursor: 'c4' }), 'c3');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('forgets sales of more than 14 days ago by the server’s date', async () => {
    const sale = (businessDate: string) => ({ id: businessDate, businessDate }) as unknown as SaleDetail;
    const sales = ['2026-11-13', '2026-11-14', '2026-11-28'].map(sale);
    await apply(page({ rows: { sale: sales }, state: STATE }), null);
    expect([...(await mirror.all('sale')).keys()]).toEqual(['2026-11-14', '2026-11-28']);
    await mirror.applyPage(page({ cursor: 'c2' }), asked('c1'), NOW_MS + 86_400_000);
    expect([...(await mirror.all('sale')).keys()]).toEqual(['2026-11-28']);
  });

  test('killed at any operation, a page is either whole or has never been', async () => {
    let outcomes = '';
    for (let operations = 0; operations < 30; operations++) {
      newBrowser();
      const opened = await openMirror();
      await opened.mirror.applyPage(page({ rows: products(1, 1) }), asked(null), NOW_MS);
      const life = new Life();
      life.endAfter(operations);
      const dying = new Mirror(mortalStorage(opened.storage, life));
      const change = page({ cursor: 'c2', rows: products(2, 2), acknowledgedSeq: 1 });
      await dying.applyPage(change, asked('c1'), NOW_MS).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      ({ mirror } = await openMirror());
      const { acknowledgedSeq } = await mirror.position();
      expect(await stocks()).toEqual(acknowledgedSeq === 1 ? [2, 2] : [1, 1]);
      outcomes += acknowledgedSeq;
    }
    expect(outcomes).toMatch(/^0+1+$/);
  });

  test('takes and reads 20,000 products fast', async () => {
    const storage = await openMirrorDatabase(SESSION.tenantId, SESSION.deviceId, sqliteHost(newDirectory()));
    mirror = new Mirror(storage);
    const all = Array.from({ length: 20_000 }, (_, index) => product(index, index));
    const startedMs = performance.now();
    for (let first = 0; first < all.length; first += 500) {
      const isLast = first + 500 === all.length;
      const askedWith = first === 0 ? null : `c${first}`;
      const rows = { product: all.slice(first, first + 500) };
      await apply(page({ cursor: `c${first + 500}`, hasMore: !isLast, rows }), askedWith);
    }
    expect((await mirror.all('product')).size).toBe(20_000);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    mirror.close();
  });
});
