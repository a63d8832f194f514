import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { binariesIn, locateBinaries, type Binaries } from './native.ts';
import { canReach, fallbackDirectory, serverUser, type ServerUser } from './server-user.ts';

export type Cluster = {
  /** The folder that holds everything of this server: data, log and password. */
  readonly directory: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly logFile: string;
  readonly password: string;
  readonly user: ServerUser;
  readonly binaries: Binaries;
};

export const ADMIN_ROLE = 'postgres';

const run = promisify(execFile);

/** The environment of the server's programs: without PG* variables and without anybody's secrets. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' } as NodeJS.ProcessEnv;
}

async function makeReachable(directory: string): Promise<void> {
  const made = await mkdir(directory, { recursive: true });
  if (made === undefined) return;
  // Whatever the umask: the server's user must pass through; what is secret has a mode of its own.
  for (let path = directory; path.length >= made.length; path = dirname(path)) await chmod(path, 0o755);
}

/** The folder for the server's files under `dataDir`, or its stand-in where the server's user cannot go there. */
export async function chooseDirectory(dataDir: string, log: (line: string) => void): Promise<string> {
  const wanted = join(dataDir, 'postgres');
  await makeReachable(wanted);
  if (canReach(serverUser(join(wanted, 'data')), wanted)) return wanted;
  const fallback = fallbackDirectory(dataDir);
  await makeReachable(fallback);
  log(`the database lies in ${fallback}, because its user cannot reach ${wanted}`);
  return fallback;
}

/** Reads the superuser's password, making it at the first call. */
async function readPassword(directory: string, initialised: boolean): Promise<string> {
  const path = join(directory, 'password');
  if (!initialised) {
    await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  const password = await readFile(path, 'utf8').catch(() => '');
  if (password === '') {
    throw new Error(
      `The database's password file ${path} is missing: put it back, or run "npm run db:reset" to begin anew.`,
    );
  }
  return password;
}

async function isInitialised(data: string): Promise<boolean> {
  return stat(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/** The built-in C.UTF-8 is the same on every platform and never changes under an index; servers before 17 have the system's. */
async function localeOptions(binaries: Binaries): Promise<string[]> {
  const { stdout } = await run(binaries.postgres, ['--version']);
  const major = Number(/ (\d+)/.exec(stdout)?.[1]);
  if (major < 17) return ['--locale=C.UTF-8', '--encoding=UTF8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
}

/** Runs initdb in a folder beside the final one and renames it, so that a cut initdb leaves nothing half made. */
async function initialise(cluster: Cluster): Promise<void> {
  const { user, data } = cluster;
  const partial = `${data}.partial`;
  const passwordFile = `${partial}.password`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  if (user.spawn.uid !== undefined) {
    await chown(partial, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const access = ['-U', ADMIN_ROLE, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(cluster.binaries.initdb, ['-D', partial, ...access, ...(await localeOptions(cluster.binaries))], {
      ...user.spawn,
      cwd: '/',
      env: programEnvironment(),
    });
    await rename(partial, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Finds or makes the cluster in `directory`: its user, its password and, the first time, its files. */
export async function openCluster(
  directory: string,
  log: (line: string) => void,
  binDirectory: string | undefined,
): Promise<Cluster> {
  const data = join(directory, 'data');
  const user = serverUser(data);
  const binaries = binDirectory === undefined ? await locateBinaries(user, log) : binariesIn(binDirectory);
  const initialised = await isInitialised(data);
  const password = await readPassword(directory, initialised);
  const cluster = { directory, data, logFile: join(directory, 'postgres.log'), password, user, binaries };
  if (!initialised) {
    log('making a new PostgreSQL data directory');
    await initialise(cluster);
  }
  return cluster;
}
