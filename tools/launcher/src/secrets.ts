import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './processes.ts';

export type Secrets = {
  /** Signs access tokens. */
  readonly jwtSecret: string;
  /** Of the role `michangarrito_app`. */
  readonly appPassword: string;
  /** Of the role `michangarrito_audit`. */
  readonly auditPassword: string;
};

const NAMES = ['jwtSecret', 'appPassword', 'auditPassword'] as const;

const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * The installation's own secrets, made once and kept in `secrets.json` with mode 0600. A secret that a later version adds is
 * added to the file. Throws a `CommandError` that names DATA_DIR where nothing can be written.
 */
export async function readSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const known: unknown = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  const kept = new Map(Object.entries(known ?? {}).filter(([, value]) => typeof value === 'string' && value !== ''));
  const secrets = Object.fromEntries(NAMES.map((name) => [name, kept.get(name) ?? newSecret()])) as Secrets;
  if (NAMES.some((name) => !kept.has(name))) {
    await save(dataDir, path, secrets).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CommandError(`DATA_DIR is ${dataDir}, and nothing can be kept there: ${reason}`, { cause: error });
    });
  }
  return secrets;
}

async function save(dataDir: string, path: string, secrets: Secrets): Promise<void> {
  if ((await mkdir(dataDir, { recursive: true })) !== undefined) {
    // The database's user passes through this folder, whatever the umask; what is secret in it has a mode of its own.
    await chmod(dataDir, 0o755);
  }
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, path);
}
