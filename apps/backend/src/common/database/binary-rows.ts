/**
 * Rows in PostgreSQL's binary format, which costs a server less to read than JSON (docs/benchmarks.md). A column names its built-in type, as
 * `record_recv` checks it; a type of our own is sent as 0, since those have another number in each database and are not compared
 * (src/backend/utils/adt/rowtypes.c and arrayfuncs.c, since PostgreSQL 14).
 */

const [BOOL, BYTEA, INT8, INT2, INT4, TEXT] = [16, 17, 20, 21, 23, 25] as const;
const [TEXT_ARRAY, DATE, TIMESTAMPTZ, UUID] = [1009, 1082, 1184, 2950] as const;
const OF_OUR_OWN = 0;
const NULL_LENGTH = -1;
const FIRST_INDEX = 1;
/** 2000-01-01, from which PostgreSQL counts. */
const EPOCH_MS = 946_684_800_000;
const DAY_MS = 86_400_000;
const FOUR_BYTES = 2 ** 32;
/** Where the digits after the milliseconds begin in an instant. */
const MILLISECONDS_END = '2026-11-24T16:42:00.000'.length;
/** The longest that one value but a text can be, with its type and length. */
const ROOM = 64;
const BYTES_OF_A_CHARACTER = 3;

/** The elements of an array of rows, each as `encodeRow` made it, as one parameter of a query. */
export function encodeArray(rows: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(rows.length === 0 ? 12 : 20);
  head.writeInt32BE(rows.length === 0 ? 0 : 1, 0);
  head.writeInt32BE(OF_OUR_OWN, 8);
  if (rows.length > 0) {
    head.writeInt32BE(rows.length, 12);
    head.writeInt32BE(FIRST_INDEX, 16);
  }
  return Buffer.concat([head, ...rows]);
}

/** One element of `encodeArray`. The columns are written in the order of the type. */
export function encodeRow(write: (row: RowWriter) => void): Uint8Array {
  return writer.element(write);
}

/** Writes columns of a row. Every method is one column. */
export class RowWriter {
  #bytes = Buffer.allocUnsafe(16_384);
  #at = 0;
  #columns = 0;

  /** From the start: an element, its length before it. */
  element(write: (row: RowWriter) => void): Uint8Array {
    this.#at = 0;
    this.#row(write);
    const copy = Buffer.allocUnsafe(this.#at);
    this.#bytes.copy(copy, 0, 0, this.#at);
    return copy;
  }

  bool(value: boolean): void {
    this.#column(BOOL, 1);
    this.#bytes[this.#at++] = value ? 1 : 0;
  }

  int2(value: number): void {
    this.#column(INT2, 2);
    this.#at = this.#bytes.writeInt16BE(whole(value), this.#at);
  }

  int4(value: number): void {
    this.#column(INT4, 4);
    this.#int4(whole(value));
  }

  /** A safe integer. */
  int8(value: number | null): void {
    if (value === null) return this.#null(INT8);
    this.#column(INT8, 8);
    this.#int4(Math.floor(whole(value) / FOUR_BYTES));
    this.#at = this.#bytes.writeUInt32BE(value >>> 0, this.#at);
  }

  text(value: string | null): void {
    if (value === null) return this.#null(TEXT);
    this.#column(TEXT, 0);
    this.#text(value);
  }

  texts(values: readonly string[]): void {
    this.#column(TEXT_ARRAY, 0);
    this.#array(TEXT, values, (value) => {
      this.#reserve(4);
      this.#at += 4;
      this.#text(value);
    });
  }

  uuid(value: string | null): void {
    if (value === null) return this.#null(UUID);
    this.#column(UUID, 16);
    this.#hex(value.replaceAll('-', ''), 16);
  }

  bytes(hex: string): void {
    this.#column(BYTEA, hex.length / 2);
    this.#reserve(hex.length / 2);
    this.#hex(hex, hex.length / 2);
  }

  /** `2026-11-24`. */
  date(value: string): void {
    this.#column(DATE, 4);
    this.#at = this.#bytes.writeInt32BE(whole((Date.parse(value) - EPOCH_MS) / DAY_MS), this.#at);
  }

  /** `2026-11-24T16:42:00.000Z`; digits after the microsecond are left out. */
  timestamptz(value: string): void {
    this.#column(TIMESTAMPTZ, 8);
    const micros = value.slice(MILLISECONDS_END, -1).slice(0, 3).padEnd(3, '0');
    // In microseconds the year 2285 is no longer a safe integer.
    const sinceEpoch =
      BigInt(whole(Date.parse(value)) - EPOCH_MS) * 1_000n + BigInt(value.length > MILLISECONDS_END ? micros : 0);
    this.#at = this.#bytes.writeBigInt64BE(sinceEpoch, this.#at);
  }

  /** An array of rows of a type of our own. */
  rows<Item>(items: readonly Item[], write: (row: RowWriter, item: Item, index: number) => void): void {
    this.#column(OF_OUR_OWN, 0);
    this.#array(OF_OUR_OWN, items, (item, index) => this.#row((row) => write(row, item, index)));
  }

  #row(write: (row: RowWriter) => void): void {
    const outer = this.#columns;
    this.#columns = 0;
    this.#reserve(8);
    const start = this.#at + 4;
    this.#at = start + 4;
    write(this);
    this.#bytes.writeInt32BE(this.#columns, start);
    this.#closeAt(start);
    this.#columns = outer;
  }

  // What is written from here on is a value whose length is not known before; the four bytes before it wait for it.
  #array<Item>(elementType: number, items: readonly Item[], write: (item: Item, index: number) => void): void {
    const start = this.#at;
    this.#int4(items.length === 0 ? 0 : 1);
    this.#int4(0);
    this.#int4(elementType);
    if (items.length > 0) {
      this.#int4(items.length);
      this.#int4(FIRST_INDEX);
    }
    for (const [index, item] of items.entries()) write(item, index);
    this.#closeAt(start);
  }

  #text(value: string): void {
    const start = this.#at;
    this.#reserve(value.length * BYTES_OF_A_CHARACTER);
    this.#at += this.#bytes.write(value, start);
    this.#closeAt(start);
  }

  #hex(digits: string, bytes: number): void {
    const written = this.#bytes.write(digits, this.#at, 'hex');
    if (written !== bytes) throw new RangeError(`not ${String(bytes)} bytes in hexadecimal`);
    this.#at += written;
  }

  #closeAt(start: number): void {
    this.#bytes.writeInt32BE(this.#at - start, start - 4);
  }

  #column(type: number, length: number): void {
    this.#columns += 1;
    this.#reserve(ROOM);
    this.#int4(type);
    this.#int4(length);
  }

  #null(type: number): void {
    this.#column(type, NULL_LENGTH);
  }

  #int4(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  #reserve(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(2 * (this.#at + length));
    this.#bytes.copy(wider, 0, 0, this.#at);
    this.#bytes = wider;
  }
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a safe integer');
  return value;
}

const writer = new RowWriter();
