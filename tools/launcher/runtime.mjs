// Finds the Node that runs the commands. Plain JavaScript without dependencies: it runs on the system's Node, 20 or newer.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const NEEDED_MAJOR = 24;

/** @param {string} version such as v24.21.0 or 24.21.0 @returns {number} */
const majorOf = (version) => Number(version.trim().replace(/^v/, '').split('.')[0]);

/** @param {string} program @returns {string | undefined} its version, undefined when it does not run here */
function versionOf(program) {
  const probe = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return probe.status === 0 ? probe.stdout : undefined;
}

/**
 * The Node that npm installed with the project, else the one that is running, if it is new enough. A sentence is thrown where
 * neither is: npm has no Node 24 for some platforms, and the Linux one does not run on musl (Alpine).
 * @param {string} root
 * @param {{ program: string, version: string }} [system]
 * @returns {string} path of the program
 */
export function findRuntime(root, system = { program: process.execPath, version: process.version }) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const locked = join(root, 'node_modules', name, 'bin', file);
  if (majorOf(versionOf(locked) ?? '') >= NEEDED_MAJOR) return locked;
  if (majorOf(system.version) >= NEEDED_MAJOR) return system.program;
  throw new Error(
    `MiChangarrito runs on Node ${NEEDED_MAJOR} or newer. This is ${system.version}, and the package ${name} does not bring one that ` +
      `runs on this computer: install Node ${NEEDED_MAJOR} from https://nodejs.org and run the command again.`,
  );
}
