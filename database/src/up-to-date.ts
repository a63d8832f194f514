import { readMigrations } from './migrations.ts';

type AppliedRow = { readonly name: string; readonly checksum: string };

/** Brings `app.applied_migrations`: a database without that function lacks this file, and perhaps earlier ones. */
const FIRST_THAT_ANSWERS = '22-applied-migrations.sql';
/** No such function, no such schema, no right to the schema: the migrator never came to its end here. */
const HAS_NO_ANSWER = new Set(['42883', '3F000', '42501']);

/**
 * Why a database cannot serve this release, in words that follow "The database …"; undefined when it can. A newer one can. `ask` runs
 * SQL with the application's role and answers rows; its failures but those above are passed on.
 */
export async function whyOutOfDate(ask: (sql: string) => Promise<AppliedRow[]>): Promise<string | undefined> {
  const known = await readMigrations();
  const applied = await ask('select name, checksum from app.applied_migrations()').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && HAS_NO_ANSWER.has(String(error.code))) return undefined;
    throw error;
  });
  if (applied === undefined) return `lacks migrations (${FIRST_THAT_ANSWERS} and perhaps others)`;
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const missing = known.filter(({ name }) => !checksums.has(name)).map(({ name }) => name);
  if (missing.length > 0) return `lacks migrations (${missing.join(', ')})`;
  const other = known.find(({ name, checksum }) => checksums.get(name) !== checksum);
  return other && `was migrated by another ${other.name} than this release has`;
}
