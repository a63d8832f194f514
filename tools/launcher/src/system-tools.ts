import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandError } from './processes.ts';

/** A program that npm does not bring. */
export type SystemTool = {
  /** The environment variable that names its path. */
  readonly variable: string;
  /** What it is called on PATH, the likeliest first. */
  readonly names: readonly string[];
  /** Where Debian puts it. */
  readonly places: readonly string[];
  /** The Debian package that holds it. */
  readonly package: string;
};

export const CHROMIUM: SystemTool = {
  variable: 'CHROMIUM_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  places: ['/usr/bin/chromium', '/usr/lib/chromium/chromium'],
  package: 'chromium',
};

export const PGBENCH: SystemTool = {
  variable: 'PGBENCH_PATH',
  names: ['pgbench'],
  places: ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`),
  package: 'postgresql-15',
};

export const WRK: SystemTool = {
  variable: 'WRK_PATH',
  names: ['wrk'],
  places: ['/usr/bin/wrk'],
  package: 'wrk',
};

/** A pooler, to pull through in its transaction mode. */
export const PGBOUNCER: SystemTool = {
  variable: 'PGBOUNCER_PATH',
  names: ['pgbouncer'],
  places: ['/usr/sbin/pgbouncer'],
  package: 'pgbouncer',
};

/** The server of PostgreSQL 15; `initdb` stands beside it. */
export const POSTGRES_15: SystemTool = {
  variable: 'POSTGRES_15_PATH',
  names: [],
  places: ['/usr/lib/postgresql/15/bin/postgres'],
  package: 'postgresql-15',
};

function findOnPath(name: string): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '');
  return directories.map((directory) => join(directory, name)).find((path) => existsSync(path));
}

function find(tool: SystemTool): string | undefined {
  const named = process.env[tool.variable] ?? '';
  if (named !== '') {
    if (!existsSync(named)) throw new CommandError(`${tool.variable} names ${named}, which does not exist.`);
    return named;
  }
  for (const name of tool.names) {
    const path = findOnPath(name);
    if (path !== undefined) return path;
  }
  return tool.places.find((path) => existsSync(path));
}

/** Runs apt-get without questions; false where there is none, we are not root, or it fails. */
function aptInstall(packageName: string): boolean {
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', packageName];
  // The list of packages may be missing or stale; an update that fails may still have left a list that serves.
  return apt(...install) || (apt('update', '--quiet'), apt(...install));
}

/**
 * The path of a tool: the variable's, PATH's, Debian's; else installed by apt-get where that works. Throws a `CommandError` that
 * names the package otherwise.
 */
export function requireTool(tool: SystemTool, log: (line: string) => void): string {
  const found = find(tool);
  if (found !== undefined) return found;
  log(`installing the Debian package ${tool.package}…`);
  aptInstall(tool.package);
  const installed = find(tool);
  if (installed !== undefined) return installed;
  throw new CommandError(
    `Install the package ${tool.package} (Debian's name), or set ${tool.variable} to the path of the program.`,
  );
}
