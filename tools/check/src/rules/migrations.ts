import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, Rule } from '../problem.ts';

const DIRECTORY = 'database/schemas';
const CHECKSUMS = `${DIRECTORY}/CHECKSUMS`;

/** A migration that reached main is frozen: databases have run it, so a change to it would reach none of them. */
export const migrations: Rule = {
  name: 'migrations',
  run(root) {
    if (!existsSync(join(root, DIRECTORY))) return Promise.resolve({ problems: [] });
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

/** The text of CHECKSUMS with every new migration added. What was frozen keeps its checksum, even if its file changed. */
export function freezeMigrations(root: string): string {
  const frozen = Object.entries({ ...migrationChecksums(root), ...readChecksums(root) });
  return frozen
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, checksum]) => `${checksum}  ${name}\n`)
    .join('');
}

/** What `sha256sum` writes: a checksum, two spaces and a name a line. */
function readChecksums(root: string): Record<string, string> {
  const path = join(root, CHECKSUMS);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  return Object.fromEntries(lines.map((line) => line.split(/\s+/, 2).toReversed() as [string, string]));
}

const problem = (path: string, message: string): Problem => ({ path, rule: 'migrations', message });
