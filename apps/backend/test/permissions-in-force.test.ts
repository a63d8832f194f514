import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS, PERMISSIONS_IN_FORCE } from '@michangarrito/domain';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../src');
const ASKS = /\b(?:may|missingPermission|RequiresPermission)\((?:\w+, )?'([a-z.]+)'\)/g;

/** Every permission that the source names where it asks for one. */
function askedFor(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const texts = files.map((path) => readFileSync(join(SOURCE, path), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(ASKS)].map(([, permission = '']) => permission));
}

test('the permissions that the team is offered are those that something asks for', () => {
  const asked = new Set(askedFor());
  expect(PERMISSIONS_IN_FORCE).toEqual(PERMISSIONS.filter((permission) => asked.has(permission)));
});
