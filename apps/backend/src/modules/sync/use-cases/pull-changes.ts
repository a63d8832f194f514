import { Inject, Injectable } from '@nestjs/common';
import { MIRROR_SALE_DAYS, MIRROR_VERSION, type ChangesPage, type MirrorState } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { SHOP_TODAY } from '../../customers/customers.module.ts';
import { bootstrapPage, FIRST } from '../services/bootstrap.ts';
import { customersFallenDue, refsOfChanges, type NumberedChange } from '../services/changed-refs.ts';
import { ChangesReader } from '../services/changes-reader.ts';
import { goneOf, NO_ROWS, readMirrorRows, type MirrorRefs } from '../services/mirror-rows.ts';
import { MirrorStates } from '../services/mirror-states.ts';
import {
  decodeCursor,
  encodeCursor,
  fingerprintOf,
  rightsOf,
  type PullCursor,
  type ReadCursor,
} from '../services/pull-cursor.ts';

/** Changes looked at in a page that a push answers with. */
const USUAL_LIMIT = 500;
/** How often a page is read again because something was committed between numbering and reading. */
const ATTEMPTS = 3;

type Wanted = { readonly cursor?: string | undefined; readonly mirror: number; readonly limit: number };

/** What a page is read with: the shop as the snapshot shows it, and where the asking device stands in it. */
interface Snapshot {
  readonly epoch: string;
  readonly head: number;
  readonly contiguous: number;
  readonly today: string;
  /** The first business date of which sales are kept. */
  readonly since: string;
}

/** What a page has beside the cursor's fingerprints. `isWhole`: nothing that the snapshot holds is missing from it or an earlier one. */
interface Part {
  readonly refs: MirrorRefs;
  readonly named: MirrorRefs | null;
  readonly isWhole: boolean;
  readonly at: Pick<PullCursor, 'position' | 'mark' | 'next'>;
}

/**
 * What changed in the caller's shop after a cursor, or without one everything that a device keeps. First a short transaction gives the
 * visible changes their positions; then one snapshot is read, so that the rows of a page fit each other and `acknowledgedSeq` says exactly
 * what is in them. (docs/sync.md)
 */
@Injectable()
export class PullChanges extends ChangesReader {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(MirrorStates) private readonly states: MirrorStates,
  ) {
    super();
  }

  override page(context: RequestContext, cursor: string): Promise<ChangesPage> {
    return this.execute(context, { cursor, mirror: MIRROR_VERSION, limit: USUAL_LIMIT });
  }

  /** @throws AppError UPGRADE_REQUIRED for a mirror of another version than is served */
  async execute(context: RequestContext, { cursor: text, mirror, limit }: Wanted): Promise<ChangesPage> {
    if (mirror !== MIRROR_VERSION) throw new AppError('UPGRADE_REQUIRED');
    const from = text === undefined ? undefined : decodeCursor(text);
    if (from === null) return resetPage('epoch');
    const taxRates = await this.states.taxRates();
    for (let attempt = 1; ; attempt += 1) {
      await this.transactions.run(context.tenantId, (tx) =>
        tx.query(`select sync.prepare_pull($1)`, [context.deviceId]),
      );
      const { page, isExact } = await this.transactions.snapshot(context.tenantId, (tx) =>
        this.#read(tx, context, from, limit, taxRates),
      );
      if (isExact || attempt >= ATTEMPTS) return page;
    }
  }

  /** `isExact` is false where the snapshot holds changes that no cursor can name yet: its last page would promise too much. */
  async #read(
    tx: TenantTx,
    context: RequestContext,
    from: ReadCursor | undefined,
    limit: number,
    taxRates: MirrorState['taxRates'],
  ): Promise<{ page: ChangesPage; isExact: boolean }> {
    const snapshot = await readSnapshot(tx, context.deviceId);
    const reset = from && (await resetOf(tx, from, snapshot, context));
    if (reset) return { page: resetPage(reset), isExact: true };
    const cursor = from?.cursor ?? undefined;
    const part = await readPart(tx, cursor, snapshot, limit);
    const rows = await readMirrorRows(tx, context, part.refs, snapshot.since);
    const state = await this.states.read(tx, taxRates);
    const next: PullCursor = {
      ...{ epoch: snapshot.epoch, rights: rightsOf(context), state: fingerprintOf(state), day: snapshot.today },
      ...part.at,
    };
    const isExact = !part.isWhole || !(await hasUnnumbered(tx));
    const isLast = part.isWhole && isExact;
    const page = {
      reset: null,
      cursor: encodeCursor(next),
      hasMore: !isLast,
      acknowledgedSeq: isLast ? snapshot.contiguous : null,
      rows,
      gone: part.named === null ? [] : goneOf(context, part.named, rows),
      state: cursor?.state === next.state ? null : state,
    };
    return { page, isExact };
  }
}

function resetPage(reset: 'epoch' | 'rights'): ChangesPage {
  return { reset, cursor: null, hasMore: true, acknowledgedSeq: null, rows: NO_ROWS, gone: [], state: null };
}

async function readSnapshot(tx: TenantTx, deviceId: string): Promise<Snapshot> {
  const [snapshot] = await tx.query<Snapshot>(
    `select sync.current_epoch() as epoch, h.head, sync.contiguous_seq($2) as contiguous, d.today, d.today - $3::int as since
     from sync.sync_heads h cross join (select ${SHOP_TODAY} as today) d where h.tenant_id = $1`,
    [tx.tenantId, deviceId, MIRROR_SALE_DAYS],
  );
  if (!snapshot) throw new Error('a shop without a head');
  return snapshot;
}

/** Why a device cannot go on from its cursor. Another epoch before all else: it must then send again what it has. */
async function resetOf(
  tx: TenantTx,
  { epoch, cursor }: ReadCursor,
  snapshot: Snapshot,
  context: RequestContext,
): Promise<ChangesPage['reset']> {
  if (epoch !== snapshot.epoch) return 'epoch';
  // Files that were put back as they were have the same identity: but what is at the cursor now is not what was there.
  if (cursor && (cursor.position > snapshot.head || cursor.mark !== (await markAt(tx, cursor.position))))
    return 'epoch';
  return cursor?.rights === rightsOf(context) ? null : 'rights';
}

async function markAt(tx: TenantTx, position: number): Promise<string | null> {
  const [change] = await tx.query<{ id: string }>(
    `select id from sync.changes where tenant_id = $1 and position = $2`,
    [tx.tenantId, position],
  );
  return change?.id ?? null;
}

async function readPart(
  tx: TenantTx,
  cursor: PullCursor | undefined,
  { head, since, today }: Snapshot,
  limit: number,
): Promise<Part> {
  if (!cursor || cursor.next) {
    const { position, mark } = cursor ?? { position: head, mark: await markAt(tx, head) };
    const { refs, next } = await bootstrapPage(tx, cursor?.next ?? FIRST, since, limit);
    return { refs, named: null, isWhole: false, at: { position, mark, next } };
  }
  const changes = await tx.query<NumberedChange>(
    `select id, kind, ref, position from sync.changes where tenant_id = $1 and position > $2 order by position limit $3`,
    [tx.tenantId, cursor.position, limit + 1],
  );
  const shown = changes.slice(0, limit);
  const last = shown.at(-1);
  const { all, named } = await refsOfChanges(tx, shown, since);
  const fallenDue = await customersFallenDue(tx, cursor.day, today);
  return {
    refs: { ...all, customer: [...new Set([...all.customer, ...fallenDue])] },
    named,
    isWhole: changes.length <= limit,
    at: { position: last?.position ?? cursor.position, mark: last?.id ?? cursor.mark, next: null },
  };
}

async function hasUnnumbered(tx: TenantTx): Promise<boolean> {
  const [found] = await tx.query(`select 1 from sync.changes where tenant_id = $1 and position is null limit 1`, [
    tx.tenantId,
  ]);
  return found !== undefined;
}
