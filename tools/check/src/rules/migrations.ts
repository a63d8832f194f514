import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';

const DIRECTORY = 'database/schemas';
const CHECKSUMS = `${DIRECTORY}/checksums.json`;

/** A migration that reached main is frozen: databases have run it, so a change to it would reach none of them. */
export const migrations: Rule = {
  name: 'migrations',
  run(root) {
    if (!existsSync(join(root, CHECKSUMS))) return Promise.resolve({ problems: [] });
    const frozen = readChecksums(root);
    const present = migrationChecksums(root);
    const changed = Object.entries(frozen)
      .filter(([name, checksum]) => present[name] !== checksum)
      .map(([name]) =>
        problem(
          `${DIRECTORY}/${name}`,
          present[name] === undefined ? 'is frozen and missing' : 'is frozen and was changed; write a new migration',
        ),
      );
    const unfrozen = Object.keys(present)
      .filter((name) => !(name in frozen))
      .map((name) => problem(`${DIRECTORY}/${name}`, 'is not frozen yet; run `npm run generate` when it is finished'));
    return Promise.resolve({ problems: [...changed, ...unfrozen] });
  },
};

/** SHA-256 in hex of every migration, by file name. Line endings are made `\n` first: a checkout may change them. */
function migrationChecksums(root: string): Record<string, string> {
  const names = readdirSync(join(root, DIRECTORY)).filter((name) => name.endsWith('.sql'));
  return Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(join(root, DIRECTORY, name), 'utf8').replaceAll('\r\n', '\n');
      return [name, createHash('sha256').update(text).digest('hex')];
    }),
  );
}

/** The text of checksums.json with every new migration added. What was frozen keeps its checksum, even if its file changed. */
export function freezeMigrations(root: string): string {
  const frozen = existsSync(join(root, CHECKSUMS)) ? readChecksums(root) : {};
  return `${JSON.stringify({ ...migrationChecksums(root), ...frozen }, null, 2)}\n`;
}

function readChecksums(root: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, CHECKSUMS), 'utf8')) as Record<string, string>;
}

const problem = (path: string, message: string): Problem => ({ path, rule: 'migrations', message });
