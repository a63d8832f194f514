import type { ChangesPage, MirrorKind, MirrorState } from '@michangarrito/contracts';
import type { DeviceStorage, StorageTransaction } from '../storage-port.ts';
import { applyPages, keepWaiting, readPosition, writePosition } from './apply-page.ts';
import { KINDS, type MirrorChange, type MirrorPosition, type MirrorRow, type MirrorStores } from './mirror-database.ts';

type Transaction = StorageTransaction<MirrorStores>;

const PRIVATE_KINDS = ['customer', 'sale', 'closure'] as const satisfies MirrorKind[];

/** `stale`: another tab has gone on meanwhile, and nothing was written. `waiting`: kept until the last page of its pull is here. */
export type ApplyOutcome = 'applied' | 'waiting' | 'stale';

/** How a page is taken. */
interface Taking {
  /** What it was asked with. */
  readonly cursor: string | null;
  /** Places in the journal, above those that the mirror counted, that are in what it shows. */
  readonly acknowledged: readonly number[];
  /** Whether it waits even if it is the last one. */
  readonly hold: boolean;
}

/** Several kinds as they were at one moment. */
export interface MirrorSnapshot<Kind extends MirrorKind> {
  readonly position: MirrorPosition;
  /** Null until the first load is complete. */
  readonly state: MirrorState | null;
  readonly rows: { readonly [K in Kind]: ReadonlyMap<string, MirrorRow<K>> };
}

/**
 * The rows of the shop as the server last told them. What it shows is always what one moment of the server's was: the pages of a pull wait on
 * the device until the last is here and are applied in one transaction with the number up to which they count this device's commands.
 * So a load that is cut short goes on later, and the old rows serve until the new ones are complete.
 */
export class Mirror {
  readonly #storage: DeviceStorage<MirrorStores>;
  readonly #listeners = new Set<(change: MirrorChange) => void>();

  constructor(storage: DeviceStorage<MirrorStores>) {
    this.#storage = storage;
  }

  position(): Promise<MirrorPosition> {
    return this.#storage.read(['position'], readPosition);
  }

  /** Shop, people and tax rates; null until the first load is complete. */
  async state(): Promise<MirrorState | null> {
    return (await this.#storage.read(['state'], (transaction) => transaction.get('state', 'state')))?.state ?? null;
  }

  /** Every row of a kind, by id. */
  async all<Kind extends MirrorKind>(kind: Kind): Promise<ReadonlyMap<string, MirrorRow<Kind>>> {
    return (await this.snapshot([kind])).rows[kind];
  }

  /** One row; null if the device does not have it. */
  async get<Kind extends MirrorKind>(kind: Kind, id: string): Promise<MirrorRow<Kind> | null> {
    return (await this.#storage.read([kind], (transaction) => transaction.get(kind, id))) ?? null;
  }

  /** Rows of several kinds, state and position of one moment: what the journal's entries are laid over. */
  snapshot<Kind extends MirrorKind>(kinds: readonly Kind[]): Promise<MirrorSnapshot<Kind>> {
    return this.#storage.read([...kinds, 'state', 'position'], async (transaction) => {
      const rows = await Promise.all(
        kinds.map(async (kind) => [kind, byId<MirrorRow<Kind>>(await transaction.range(kind, {}))] as const),
      );
      return {
        position: await readPosition(transaction),
        state: (await transaction.get('state', 'state'))?.state ?? null,
        rows: Object.fromEntries(rows) as MirrorSnapshot<Kind>['rows'],
      };
    });
  }

  /**
   * Takes a page without `reset`; `serverNowMs` is the server's time, by which old sales are forgotten. A page that was asked for at another
   * place than this mirror's is thrown away.
   */
  async applyPage(
    page: ChangesPage,
    { cursor, acknowledged, hold }: Taking,
    serverNowMs: number,
  ): Promise<ApplyOutcome> {
    const stores = [...KINDS, 'state', 'position', 'waiting'] as const;
    const change = await this.#storage.write(stores, 'relaxed', async (transaction) => {
      const position = await readPosition(transaction);
      if (position.cursor !== cursor) return 'stale';
      const here = cursor === null ? { ...position, anew: true } : position;
      return page.hasMore || hold
        ? keepWaiting(transaction, here, page)
        : applyPages(transaction, here, page, acknowledged, serverNowMs);
    });
    if (typeof change === 'string') return change;
    for (const listener of this.#listeners) listener(change);
    return 'applied';
  }

  /**
   * Begins anew from the server's beginning. The rows stay until the new ones are complete, so that nobody stands before an empty
   * counter. Does nothing, and says so, where another tab has gone on from `askedWith`. `doubt`: see `MirrorPosition`.
   */
  startOver(askedWith: string | null, doubt: 'open' | 'due'): Promise<boolean> {
    return this.#change(askedWith, async (transaction, position) => {
      await transaction.clear('waiting');
      return { ...position, cursor: null, anew: true, doubt };
    });
  }

  /** All goes up again, and from `askedWith` on another epoch would show. */
  settleDoubt(askedWith: string): Promise<boolean> {
    return this.#change(askedWith, async (_transaction, position) => ({ ...position, doubt: 'settled' }));
  }

  /**
   * Forgets what is the shop's alone: customers, sales and cortes. What selling needs stays: products, tills, people and rates. The next pull
   * begins from the beginning.
   */
  async forgetShop(): Promise<void> {
    await this.#storage.write([...PRIVATE_KINDS, 'position', 'waiting'], 'strict', async (transaction) => {
      await Promise.all([...PRIVATE_KINDS, 'waiting' as const].map((store) => transaction.clear(store)));
      await writePosition(transaction, {
        ...(await readPosition(transaction)),
        cursor: null,
        anew: true,
        doubt: 'open',
      });
    });
    for (const listener of this.#listeners) listener({ kinds: PRIVATE_KINDS, state: false });
  }

  /** Calls back after each complete pull that this instance applied; returns what ends that. */
  subscribe(listener: (change: MirrorChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): void {
    this.#storage.close();
  }

  async #change(
    askedWith: string | null,
    change: (transaction: Transaction, position: MirrorPosition) => Promise<MirrorPosition>,
  ): Promise<boolean> {
    return this.#storage.write(['position', 'waiting'], 'strict', async (transaction) => {
      const position = await readPosition(transaction);
      if (position.cursor !== askedWith) return false;
      await writePosition(transaction, await change(transaction, position));
      return true;
    });
  }
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
