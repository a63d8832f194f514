import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateAll } from '../generate.ts';
import type { Rule } from '../problem.ts';

/** Generated files equal what their generators make of today's sources. */
export const generated: Rule = {
  name: 'generated',
  async run(root) {
    if (!existsSync(join(root, 'apps/backend/src/cli/print-openapi.ts'))) return { problems: [] };
    return { problems: staleFiles(root, await generateAll(root)) };
  },
};

/** The files whose text on disk is not the expected one. */
export function staleFiles(
  root: string,
  expected: ReadonlyMap<string, string>,
): { path: string; rule: string; message: string }[] {
  return [...expected]
    .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    .map(([path]) => ({ path, rule: 'generated', message: 'is stale; run `npm run generate`' }));
}
