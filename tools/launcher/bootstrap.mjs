// The entry of every command: `node tools/launcher/bootstrap.mjs NAME [arguments]`. It runs on any Node from 20 on, installs what
// is missing, and hands over to src/NAME.ts on the Node that the project locks.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { findRuntime } from './runtime.mjs';

const PARENT_POLL_MS = 500;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @param {number} pid @returns {number | undefined} */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/**
 * A process that stands for "somebody still wants this command": npm's shell and, behind it, npm itself. When npm alone is
 * killed, its shell lives on and so would we.
 * @returns {() => boolean} whether they are still there
 */
function watchAncestors() {
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const npm = startedByNpm && isShell(parent) ? parentOf(parent) : undefined;
  return () => process.ppid === parent && (npm === undefined || parentOf(parent) === npm);
}

/** @param {number} pid */
function isShell(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === '-c';
  } catch {
    return false;
  }
}

/**
 * Runs the command until it ends. Signals are passed on; the IPC channel tells the command when this process is gone.
 * @param {string} runtime
 * @param {string} root
 * @param {string} file
 * @param {string[]} args
 */
function run(runtime, root, file, args) {
  // Tools that start `node` by its name must get this one too; not every npm links it into node_modules/.bin.
  process.env.PATH = `${dirname(runtime)}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const ancestorsLive = watchAncestors();
  const watch = setInterval(() => {
    if (ancestorsLive()) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, PARENT_POLL_MS);
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
  });
}

function main() {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const [command = '', ...args] = process.argv.slice(2);
  try {
    const file = join(root, 'tools/launcher/src', `${command.replace(':', '-')}.ts`);
    if (command === '' || !existsSync(file))
      throw new Error(`There is no command "${command}": see the scripts of package.json.`);
    ensureInstalled(root, (line) => console.error(line));
    run(findRuntime(root), root, file, args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

main();
