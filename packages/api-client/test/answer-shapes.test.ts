import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
}
interface Operation {
  readonly responses: Record<
    string,
    { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } }
  >;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as OpenApi;

/** The kind of every good answer that has a body, by its call. */
function kinds(): [call: string, kind: string | undefined][] {
  const found: [string, string | undefined][] = [];
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, { responses }] of Object.entries(operations))
      for (const [status, { content }] of Object.entries(responses)) {
        const schema = content?.['application/json']?.schema;
        if (!schema || !status.startsWith('2')) continue;
        const named = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
        found.push([`${method} ${path}`, (named || schema).type]);
      }
  return found;
}

test('every answer is an object, lists too: what is added to one later breaks no reader', () => {
  expect(kinds().length).toBeGreaterThan(30);
  expect(kinds().filter(([, kind]) => kind !== 'object')).toEqual([]);
});

test('every call says what it answers when it works', () => {
  const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { responses }]) => !Object.keys(responses).some((status) => status.startsWith('2')))
      .map(([method]) => `${method} ${path}`),
  );
  expect(silent).toEqual([]);
});
