import pg from 'pg';
import type { ClientBase } from 'pg';
import type { Difference } from './invariant.ts';
import { DATABASE_INVARIANTS, INVARIANTS } from './invariants/index.ts';

/** A difference, and whose it is. */
export interface Finding extends Difference {
  /** The shop's slug; null where it is of no shop. */
  readonly tenant: string | null;
  /** The code of the invariant. */
  readonly invariant: string;
}

export interface AuditOptions {
  /** A connection as a role that reads every shop. */
  readonly auditUrl: string;
  /** Only this shop; all of them if absent. */
  readonly tenantSlug?: string;
  /** Called with each finding as it is found, all of them. */
  readonly onFinding?: (finding: Finding) => void;
}

export interface AuditResult {
  readonly tenants: number;
  /** Entries of the ledgers of stock, debt, cash and tokens. */
  readonly movements: number;
  /** How many differences there are. */
  readonly differenceCount: number;
  /** The first hundred of each invariant and shop. */
  readonly differences: readonly Finding[];
}

/** The audit could not be made: the message says what to mend. */
export class AuditError extends Error {}

interface Tenant {
  id: string;
  slug: string;
}

const MOST_LISTED = 100;

// Plans for all rows, since every cursor is read to its end; a nested loop chosen without statistics would never end.
const SETTINGS = `
  set local cursor_tuple_fraction = 1;
  set local enable_nestloop = off;
  set local jit = off;
  set local search_path = pg_catalog;
  set local timezone = 'UTC'`;

const MOVEMENTS = `
  select ((select count(*) from inventory.inventory_movements where tenant_id = $1)
    + (select count(*) from customers.customer_movements where tenant_id = $1)
    + (select count(*) from sales.cash_movements where tenant_id = $1)
    + (select count(*) from subscriptions.token_usage where tenant_id = $1))::text as movements`;

// Row-level security would hide rows from any other role without an error.
const SEES_ALL = `
  select rolsuper or rolbypassrls or exists (
    select from pg_roles auditor where auditor.rolname = 'michangarrito_audit' and pg_has_role(me.oid, auditor.oid, 'usage')) as sees_all
  from pg_roles me where me.rolname = current_user`;

/**
 * Recomputes every balance from the raw movements, shop by shop, each shop in one snapshot.
 * @throws AuditError if the role may not see every shop or the shop does not exist.
 */
export async function audit({ auditUrl, tenantSlug, onFinding }: AuditOptions): Promise<AuditResult> {
  const client = new pg.Client({ connectionString: auditUrl, application_name: 'michangarrito-auditor' });
  await client.connect();
  try {
    const { rows } = await client.query<{ sees_all: boolean }>(SEES_ALL);
    if (rows[0]?.sees_all !== true)
      throw new AuditError('This role does not see every shop: audit as michangarrito_audit.');
    const tenants = await readTenants(client, tenantSlug);
    const books = new Books(onFinding);
    if (tenantSlug === undefined) await inSnapshot(client, () => auditDatabase(client, books));
    for (const tenant of tenants) await inSnapshot(client, () => auditTenant(client, tenant, books));
    return {
      tenants: tenants.length,
      movements: books.movements,
      differenceCount: books.count,
      differences: books.listed,
    };
  } finally {
    await client.end();
  }
}

/** What the audit has seen so far. */
class Books {
  movements = 0;
  count = 0;
  readonly listed: Finding[] = [];
  readonly #onFinding: ((finding: Finding) => void) | undefined;

  constructor(onFinding: ((finding: Finding) => void) | undefined) {
    this.#onFinding = onFinding;
  }

  async take(tenant: string | null, invariant: string, differences: AsyncIterable<Difference>): Promise<void> {
    let taken = 0;
    for await (const difference of differences) {
      const finding = { tenant, invariant, ...difference };
      this.count += 1;
      taken += 1;
      if (taken <= MOST_LISTED) this.listed.push(finding);
      this.#onFinding?.(finding);
    }
  }
}

async function readTenants(client: ClientBase, slug: string | undefined): Promise<Tenant[]> {
  const { rows } = await client.query<Tenant>(
    'select id, slug from public.tenants where $1::text is null or slug = $1 order by slug',
    [slug ?? null],
  );
  if (slug !== undefined && rows.length === 0) throw new AuditError(`There is no shop "${slug}".`);
  return rows;
}

async function auditDatabase(client: ClientBase, books: Books): Promise<void> {
  for (const invariant of DATABASE_INVARIANTS) await books.take(null, invariant.code, invariant.check(client));
}

async function auditTenant(client: ClientBase, { id, slug }: Tenant, books: Books): Promise<void> {
  const { rows } = await client.query<{ movements: string }>(MOVEMENTS, [id]);
  books.movements += Number(rows[0]?.movements ?? 0);
  for (const invariant of INVARIANTS) await books.take(slug, invariant.code, invariant.check(client, id));
}

/** All reads of `work` see the books at one moment, and none can write. */
async function inSnapshot(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(SETTINGS);
  await work();
  await client.query('commit');
}
