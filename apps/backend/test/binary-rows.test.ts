import fc from 'fast-check';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeArray, encodeRow, type RowWriter } from '../src/common/database/binary-rows.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`
    create type public.piece as (name text, size int2);
    create type public.whole as (
      yes boolean, small int2, middle int4, large int8, words text, many text[], id uuid, raw bytea, day date, instant timestamptz, pieces public.piece[]);
    create function public.read(wholes public.whole[]) returns jsonb language sql as $$ select jsonb_agg(w) from unnest(wholes) w $$`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the server reads. */
async function read(rows: readonly Uint8Array[]): Promise<unknown> {
  const { rows: answer } = await client.query<{ read: unknown }>('select public.read($1)', [encodeArray(rows)]);
  return answer[0]?.read;
}

interface Whole {
  readonly yes: boolean;
  readonly small: number;
  readonly middle: number;
  readonly large: number | null;
  readonly words: string | null;
  readonly many: readonly string[];
  readonly id: string | null;
  readonly raw: string;
  readonly day: string;
  readonly instant: string;
  readonly pieces: readonly { readonly name: string | null; readonly size: number }[];
}

function write(row: RowWriter, whole: Whole): void {
  row.bool(whole.yes);
  row.int2(whole.small);
  row.int4(whole.middle);
  row.int8(whole.large);
  row.text(whole.words);
  row.texts(whole.many);
  row.uuid(whole.id);
  row.bytes(whole.raw);
  row.date(whole.day);
  row.timestamptz(whole.instant);
  row.rows(whole.pieces, (each, { name, size }) => {
    each.text(name);
    each.int2(size);
  });
}

const words = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('\0'));
const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const whole: fc.Arbitrary<Whole> = fc.record({
  yes: fc.boolean(),
  small: fc.integer({ min: -32_768, max: 32_767 }),
  middle: fc.integer(),
  large: fc.option(fc.maxSafeInteger()),
  words: fc.option(words),
  many: fc.array(words, { maxLength: 3 }),
  id: fc.option(fc.uuid()),
  raw: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  day: day.map((date) => date.toISOString().slice(0, 10)),
  instant: day.map((date) => date.toISOString()),
  pieces: fc.array(fc.record({ name: fc.option(words), size: fc.nat(9) }), { maxLength: 4 }),
});

test('the server reads what was written', async () => {
  await client.query(`set timezone to 'UTC'`);
  await fc.assert(
    fc.asyncProperty(fc.array(whole, { minLength: 1, maxLength: 5 }), async (wholes) => {
      const answer = (await read(wholes.map((each) => encodeRow((row) => write(row, each))))) as Whole[];
      const comparable = answer.map((each) => ({ ...each, instant: new Date(each.instant).toISOString() }));
      expect(comparable).toEqual(wholes.map((each) => ({ ...each, raw: `\\x${each.raw}` })));
    }),
    { numRuns: 200 },
  );
});

test('a row that outgrows its first room arrives whole', async () => {
  const row: Whole = {
    ...{ yes: true, small: 1, middle: 2, large: 3, id: null, raw: '00'.repeat(40_000) },
    ...{
      words: '€'.repeat(30_000),
      many: ['€'.repeat(70_000)],
      day: '2026-11-24',
      instant: '2026-11-24T16:42:00.000Z',
    },
    pieces: Array.from({ length: 400 }, (_, size) => ({ name: '€'.repeat(size), size })),
  };
  const [answer] = (await read([encodeRow((each) => write(each, row))])) as Whole[];
  expect({ ...answer, instant: row.instant }).toEqual({ ...row, raw: `\\x${row.raw}` });
});

test('no rows are an array of none', async () => {
  expect(await read([])).toBeNull();
});

test('a number that does not fit its column throws here', () => {
  expect(() => encodeRow((row) => row.int2(40_000))).toThrow(RangeError);
  expect(() => encodeRow((row) => row.int4(2 ** 31))).toThrow(RangeError);
  expect(() => encodeRow((row) => row.int8(2 ** 53))).toThrow(RangeError);
});

test.each<[string, (row: RowWriter) => void]>([
  ['no number', (row) => row.int8(NaN)],
  ['a fraction', (row) => row.int4(1.5)],
  ['no day', (row) => row.date('nonsense')],
  ['no instant', (row) => row.timestamptz('nonsense')],
  ['half an id', (row) => row.uuid('0192f0c4-7b1a')],
  ['odd bytes', (row) => row.bytes('abc')],
])('%s is refused, not sent as something else', (_what, write) => {
  expect(() => encodeRow(write)).toThrow(RangeError);
});

test('an instant keeps its microseconds', async () => {
  await client.query(`create type public.moment as (instant timestamptz)`);
  const rows = ['2026-11-24T16:42:00Z', '2026-11-24T16:42:00.5Z', '2026-11-24T16:42:00.1234567Z'].map((instant) =>
    encodeRow((row) => row.timestamptz(instant)),
  );
  const { rows: answer } = await client.query<{ micros: string }>(
    `select to_char(instant at time zone 'UTC', 'SS.US') as micros from unnest($1::public.moment[])`,
    [encodeArray(rows)],
  );
  expect(answer.map(({ micros }) => micros)).toEqual(['00.000000', '00.500000', '00.123456']);
});
