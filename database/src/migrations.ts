import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SCHEMAS_DIRECTORY = fileURLToPath(new URL('../schemas/', import.meta.url));
const FILE_NAME = /^\d{2}-[a-z0-9-]+\.sql$/;

/** One numbered file of `database/schemas`. `checksum` is the SHA-256 of its bytes, in hex. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** Every migration in order. A file whose name is not `NN-name.sql` throws, so that none is passed over in silence. */
export async function readMigrations(directory: string = SCHEMAS_DIRECTORY): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted();
  const stray = names.find((name) => !FILE_NAME.test(name));
  if (stray !== undefined) throw new Error(`${stray} is not named like NN-name.sql`);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(`${directory}/${name}`);
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}
