import type { Endpoint, Place, Schema } from './document.ts';

/** What somebody sends who means no good, as JSON text: also what `JSON.stringify` would never write, and what is no JSON. */
const HOSTILE: readonly string[] = [
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '" "',
    '0',
    '-0',
    '-1',
    '-9007199254740993',
    '9007199254740993',
    '0.1',
    '1e-400',
  ],
  ...[
    '1e400',
    '-1e400',
    'NaN',
    'Infinity',
    '"NaN"',
    '"Infinity"',
    '"1e400"',
    '"-1"',
    '00',
    '0x10',
    'undefined',
    "'x'",
    '[,]',
    '',
  ],
  ...[
    '"\\ud800"',
    '"\\udfff\\ud800"',
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\u0007"',
    '"\\u202e"',
    '"\\uffff"',
    '"İıſ"',
    '"\u0661\u0662\u0663"',
  ],
  ...[
    `"' or 1=1 --"`,
    `"'; drop table sales.sales; --"`,
    '"$1"',
    '"%s%n{0}"',
    '"{\\"$gt\\":\\"\\"}"',
    '"%00%0a%%"',
    '"\\\\"',
    '"_%"',
  ],
  ...[
    '"<script>alert(1)</script>"',
    '"${7*7}{{7*7}}"',
    '"../../../etc/passwd"',
    '"\\r\\nset-cookie: a=b"',
    '"__proto__"',
    '"constructor"',
  ],
  ...[
    '{"__proto__":{"role":"owner"}}',
    '{"constructor":{"prototype":{"role":"owner"}}}',
    '{"toString":1,"hasOwnProperty":1}',
    '{"length":1e9}',
  ],
  ...[
    '"00000000-0000-0000-0000-000000000000"',
    '"ffffffff-ffff-ffff-ffff-ffffffffffff"',
    '"0192F0C4-7B1A-7C3E-9A52-3F1F6F2A9B10"',
  ],
  ...[
    '"0000-01-01"',
    '"0001-01-01"',
    '"9999-12-31"',
    '"2026-02-30"',
    '"0001-01-01T00:00:00Z"',
    '"9999-12-31T23:59:59.999999999Z"',
    '"+275760-09-13"',
  ],
  ...[`"${'a'.repeat(100_000)}"`, `"${'😀'.repeat(120)}"`, `"${'e\\u0301'.repeat(60)}"`, '9'.repeat(5_000)],
  ...[
    `[${Array<string>(10_000).fill('0').join()}]`,
    `[${Array<string>(10_000).fill('{}').join()}]`,
    '['.repeat(10_000) + ']'.repeat(10_000),
  ],
  '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000),
];

/** The edges of what a place's schema allows, and `count` of the hostile texts. */
export function hostileValues({ schema }: Place, count: number, seed: number): string[] {
  return [...edgesOf(schema), ...sample(HOSTILE, count, seed)];
}

// What the database holds and no calendar of four digits can write.
const EDGES_OF_TIME = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.9999999Z'];

function edgesOf({ minimum, maximum, maxLength, maxItems, format, enum: words }: Schema): string[] {
  return [
    ...(minimum === undefined ? [] : [minimum, minimum - 1]),
    ...(maximum === undefined ? [] : [maximum, maximum + 1]),
    ...(words ?? []),
    ...(format === 'date-time' ? EDGES_OF_TIME : []),
    ...(maxLength === undefined ? [] : ['á'.repeat(maxLength), 'x'.repeat(maxLength + 1)]),
    ...(maxItems === undefined ? [] : [Array<null>(maxItems + 1).fill(null)]),
  ].map((value) => JSON.stringify(value));
}

/** Hostile values of a path parameter or a query, already encoded (or wrongly so). */
export const HOSTILE_PARTS: readonly string[] = [
  ...[
    '%00',
    '%ff',
    '%',
    '%zz',
    '%c0%ae%c0%ae',
    '..%2f..%2fetc%2fpasswd',
    '%ed%a0%80',
    '%0d%0aset-cookie:%20a=b',
    "'%20or%201=1--",
    'null',
  ],
  ...[
    'undefined',
    'NaN',
    '-1',
    '1e400',
    '0',
    '99999999999999999999',
    '__proto__',
    'constructor',
    '%5B%5D',
    '%7B%7D',
    '%F0%9F%98%80',
    '%20',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '0192F0C4-7B1A-7C3E-9A52-3F1F6F2A9B10',
    'a'.repeat(200),
    'a'.repeat(12_000),
  ],
];

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
const ID = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10';

/** Cursors as somebody would forge them: of other shapes, kinds and sizes. */
export const HOSTILE_CURSORS: readonly string[] = [
  ...[
    '',
    'AAAA',
    '!!!',
    cursor(null),
    cursor({}),
    cursor([]),
    cursor([1]),
    cursor(['a']),
    cursor([ID]),
    cursor(['x', 'y']),
    cursor(['x', ID]),
  ],
  ...[
    cursor([ID, 1e308]),
    cursor([ID, -1]),
    cursor([ID, 1.5]),
    cursor(['2026-13-45', ID]),
    cursor(['0000-01-01', ID]),
    cursor(['9999-12-31', ID]),
  ],
  ...[
    cursor(['2026-11-24T99:00:00Z', ID]),
    cursor(['infinity', ID]),
    cursor(['\u0000', ID]),
    cursor(['\ud800', ID]),
    cursor(["' or 1=1", ID]),
  ],
  ...[
    cursor([1e21, ID]),
    cursor([null, null]),
    cursor([[], {}]),
    cursor(['__proto__', 'constructor']),
    cursor(['x', 1]),
    cursor([ID, 9e15]),
    'A'.repeat(400),
    'A'.repeat(401),
  ],
];

/** Headers that no client of ours sends. */
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  ...[
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'application/json; charset=utf-16',
    'application/x-www-form-urlencoded',
    '',
    '/',
    ';',
  ].map((type) => ({ 'content-type': type })),
  ...[
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    `Bearer ${'a'.repeat(3_000)}`,
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer ../../../../../../etc',
  ].map((authorization) => ({ authorization })),
  ...[
    { accept: 'x'.repeat(2_000) },
    { accept: 'x'.repeat(40_000) },
    { 'x-forwarded-for': `${'1.1.1.1,'.repeat(200)}'` },
    { 'x-forwarded-host': '\u00ff<script>' },
    { host: 'evil.example' },
  ],
  ...[
    { 'content-encoding': 'gzip' },
    { 'x-http-method-override': 'DELETE' },
    { range: 'bytes=0-999999999' },
    { 'accept-language': '../..' },
  ],
];

/** Bodies that are wrong as a whole, whatever the endpoint. */
export const HOSTILE_BODIES: readonly (string | Buffer)[] = [
  ...[
    '',
    ' ',
    '{',
    '[',
    '{"a":1',
    '{"a":1}}',
    'null',
    '1',
    '"x"',
    '[]',
    '{}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    "{'a':1}",
    '{"__proto__":null}',
  ],
  ...[
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    Buffer.from('{"name":"\xc3\x28"}', 'latin1'),
    Buffer.alloc(1_000),
    Buffer.from([0x80]),
  ],
  `{"a":"${'a'.repeat(2 * 1024 * 1024)}"}`,
  '['.repeat(200_000),
];

/** Path with one parameter replaced by text that goes out as it is. */
export function pathWith(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  name: string,
  part: string,
): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    parameter === name ? part : (params[parameter] ?? 'x'),
  );
}

/** Picks `count` of a list, always the same ones for a seed (mulberry32); all of it where it is no longer than that. */
export function sample<T>(list: readonly T[], count: number, seed: number): T[] {
  const left = [...list];
  const picked: T[] = [];
  let state = seed >>> 0;
  while (left.length > 0 && picked.length < count) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    picked.push(...left.splice(((mixed ^ (mixed >>> 14)) >>> 0) % left.length, 1));
  }
  return picked;
}
