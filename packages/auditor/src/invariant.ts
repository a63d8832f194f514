import type { ClientBase } from 'pg';

/** One row that is not what the raw rows say it must be. */
export interface Difference {
  /** The row's key; the parts of a longer key are joined by `/`. */
  readonly row: string;
  readonly expected: string;
  readonly found: string;
}

/** Something that holds for every shop. `check` reads within the transaction of its caller and yields what contradicts it. */
export interface Invariant {
  /** Stable, `area.thing`. */
  readonly code: string;
  /** The rule as a sentence. */
  readonly description: string;
  check(client: ClientBase, tenantId: string): AsyncIterable<Difference>;
}

/** The same for what belongs to no shop: the guards of the ledgers, rows of shops that do not exist. */
export interface DatabaseInvariant {
  readonly code: string;
  readonly description: string;
  check(client: ClientBase): AsyncIterable<Difference>;
}

const FETCHED_AT_ONCE = 1_000;

/** The rows of a query, a thousand at a time, so that no shop is too large for memory. Needs a transaction; read it to its end. */
export async function* readRows<Row extends object>(
  client: ClientBase,
  sql: string,
  parameters: readonly string[],
): AsyncGenerator<Row, void, undefined> {
  await client.query(`declare audit_rows no scroll cursor for ${sql}`, [...parameters]);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${FETCHED_AT_ONCE} from audit_rows`);
    yield* rows;
    if (rows.length < FETCHED_AT_ONCE) break;
  }
  await client.query('close audit_rows');
}

/** An invariant whose violations a query finds: it selects `row`, `expected` and `found` as text, for the shop `$1`. */
export function violations(code: string, description: string, sql: string): Invariant {
  return { code, description, check: (client, tenantId) => readRows<Difference>(client, sql, [tenantId]) };
}

/** Two ways to the same rows: what must be there, computed from raw rows, and what is there. Both select `key` and `columns`. */
export interface Comparison {
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly expected: string;
  readonly found: string;
}

/** An invariant that holds when both queries select the same rows, for the shop `$1`. */
export function sameRows(code: string, description: string, comparison: Comparison): Invariant {
  return violations(code, description, comparisonSql(comparison));
}

function comparisonSql({ key, columns, expected, found }: Comparison): string {
  const keyOf = (column: string): string => `coalesce(e.${column}, f.${column})::text`;
  const tuple = (side: 'e' | 'f'): string => `row(${columns.map((column) => `${side}.${column}`).join(', ')})`;
  const told = (side: 'e' | 'f'): string => {
    const parts = columns.map((column) => `'${column} ' || coalesce(${side}.${column}::text, 'null')`);
    return `case when ${side}.${key[0] ?? ''} is null then 'nothing' else concat_ws(', ', ${parts.join(', ')}) end`;
  };
  return `
    select concat_ws('/', ${key.map(keyOf).join(', ')}) as row, ${told('e')} as expected, ${told('f')} as found
    from (${expected}) e
    full join (${found}) f on ${key.map((column) => `e.${column} = f.${column}`).join(' and ')}
    where e.${key[0] ?? ''} is null or f.${key[0] ?? ''} is null or ${tuple('e')} is distinct from ${tuple('f')}
    order by 1`;
}
