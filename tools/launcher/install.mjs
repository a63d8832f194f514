// Brings node_modules to what package-lock.json says. Plain JavaScript without dependencies: it runs before there are any.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string} path @returns {string | undefined} */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.michangarrito-install');

/**
 * What an install depends on: the lockfile, and the platform, since npm brings other packages on another one.
 * @param {string} root
 * @returns {string}
 */
function installHash(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform} ${process.arch} `).update(lock).digest('hex');
}

/** @typedef {{ version?: string, link?: boolean, os?: string[], cpu?: string[], libc?: string[], optional?: boolean }} Entry */

/** @param {string} path @returns {Record<string, Entry> | undefined} the packages of a lockfile, by their folder */
function readLockfile(path) {
  const text = read(path);
  return text === undefined
    ? undefined
    : /** @type {{ packages: Record<string, Entry> }} */ (JSON.parse(text)).packages;
}

/** @param {Entry} entry */
function isForThisPlatform(entry) {
  if (entry.optional !== true) return true;
  // npm may leave out any optional package but the ones that are made for exactly this platform.
  const matches = entry.os?.includes(process.platform) === true && entry.cpu?.includes(process.arch) === true;
  return matches && entry.libc === undefined;
}

/**
 * Whether what is installed is what the lockfile says, by the record npm keeps in node_modules. A developer who has just
 * run `npm install x` is not made to wait for a second install.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readLockfile(join(root, 'package-lock.json'));
  const installed = readLockfile(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && isForThisPlatform(entry))
    .every(([path, entry]) => installed[path]?.version === entry.version && installed[path]?.link === entry.link);
}

/**
 * npm as the one that runs us (npm start), else the one on PATH. Its output goes to stderr: stdout is the command's.
 * @param {string} root
 * @returns {boolean} whether it worked
 */
function runNpm(root) {
  // Build tools are needed even where NODE_ENV=production, which makes npm leave them out.
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const done =
    npm?.endsWith('.js') === true
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return done.status === 0;
}

/**
 * Installs when the lockfile changed since the last install. Throws a sentence for a person when npm fails.
 * @param {string} root
 * @param {(line: string) => void} log
 * @param {(root: string) => boolean} [install]
 */
export function ensureInstalled(root, log, install = runNpm) {
  const hash = installHash(root);
  if (read(stampPath(root)) === hash) return;
  if (!isInstalled(root)) {
    log('installing the packages of package-lock.json (the first time, or because it changed)…');
    if (!install(root)) {
      throw new Error(
        'The packages could not be installed; what npm says stands above. An install needs the npm registry: check the network, or ' +
          'name a mirror with "npm config set registry URL", and run the command again.',
      );
    }
  }
  mkdirSync(dirname(stampPath(root)), { recursive: true });
  writeFileSync(stampPath(root), hash);
}
