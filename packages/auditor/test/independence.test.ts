import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATABASE_INVARIANTS, INVARIANTS } from '../src/invariants/index.ts';
import { auditorSources } from './support/auditor-sources.ts';

test('the auditor imports pg, Node and itself, and nothing else', () => {
  const imports = auditorSources().flatMap((text) =>
    [...text.matchAll(/^(?:import|export|\}) [^;\n]*from '([^']+)'|^\} from '([^']+)'|import\('([^']+)'\)/gm)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    ),
  );
  expect(imports).toContain('pg');
  expect(imports.filter((name) => name !== 'pg' && !name.startsWith('node:') && !/^\.\.?\//.test(name))).toEqual([]);
});

test('every invariant is explained on its page', () => {
  const page = readFileSync(new URL('../../../docs/audit.md', import.meta.url), 'utf8');
  const rows = [...INVARIANTS, ...DATABASE_INVARIANTS].map(
    ({ code, description }) => `| \`${code}\` | ${description} |`,
  );
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});
