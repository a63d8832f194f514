import { MAX_CENTAVOS, type Centavos, type Milli } from '@michangarrito/domain';
import { z } from 'zod';

/**
 * The words every schema is written in. A branded integer is checked by zod and typed by the domain, so that a parsed
 * command goes into the rules without a cast.
 */

const integerCentavos = z.int().min(-MAX_CENTAVOS).max(MAX_CENTAVOS);

/** Money in integer centavos, never negative. */
export const centavosSchema = integerCentavos
  .min(0)
  .meta({ description: 'Money in integer centavos', example: 1900 }) as unknown as z.ZodType<Centavos, Centavos>;

/**
 * The largest amount that one command can carry: a hundred million pesos. Far below `MAX_CENTAVOS`, so that the sums which a till, a day or
 * an account reads stay within it whatever a device sends.
 */
const MAX_AMOUNT_CENTAVOS = 10_000_000_000;

/** What a command says of money: never negative. */
export const amountSchema = z
  .int()
  .min(0)
  .max(MAX_AMOUNT_CENTAVOS)
  .meta({ description: 'Money in integer centavos', example: 1900 }) as unknown as z.ZodType<Centavos, Centavos>;

/** Money of a command that must be more than nothing: payments, abonos, movements of cash. */
export const positiveAmountSchema = z
  .int()
  .min(1)
  .max(MAX_AMOUNT_CENTAVOS)
  .meta({ description: 'Money in integer centavos, above zero', example: 2000 }) as unknown as z.ZodType<
  Centavos,
  Centavos
>;

/** Money in integer centavos that may be negative: balances and differences. */
export const signedCentavosSchema = integerCentavos.meta({
  description: 'Money in integer centavos; negative is owed the other way',
  example: -1200,
}) as unknown as z.ZodType<Centavos, Centavos>;

/** The largest quantity one line or movement can carry: a million units. */
const MAX_QUANTITY_MILLI = 1_000_000_000;

const integerMilli = z.int().min(-MAX_QUANTITY_MILLI).max(MAX_QUANTITY_MILLI);

/** A quantity in integer thousandths of the product's unit, zero or more. */
export const milliSchema = integerMilli
  .min(0)
  .meta({ description: 'Quantity in thousandths of the unit', example: 1000 }) as unknown as z.ZodType<Milli, Milli>;

/** A quantity in thousandths above zero. */
export const positiveMilliSchema = integerMilli
  .min(1)
  .meta({ description: 'Quantity in thousandths of the unit, above zero', example: 1000 }) as unknown as z.ZodType<
  Milli,
  Milli
>;

/** A change of stock, or the stock that a product begins with: either way, and no more than one movement can carry. */
export const stockChangeMilliSchema = integerMilli.meta({
  description: 'Quantity in thousandths of the unit, may be negative',
  example: -500,
}) as unknown as z.ZodType<Milli, Milli>;

/** A stock level in thousandths; selling never stops at zero, so it may be negative. */
export const signedMilliSchema = z
  .int()
  .meta({ description: 'Quantity in thousandths of the unit, may be negative', example: -500 }) as unknown as z.ZodType<
  Milli,
  Milli
>;

/** Kinds of rows that a command or a path may point at. */
export type ReferenceKind =
  | 'tenant'
  | 'device'
  | 'person'
  | 'session'
  | 'product'
  | 'category'
  | 'customer'
  | 'sale'
  | 'tillSession'
  | 'closure'
  | 'heldCommand';

/** The id of a row that exists already. `x-ref` tells readers of the OpenAPI document (and the isolation test) of which kind. */
export function reference(kind: ReferenceKind) {
  return z
    .uuid()
    .meta({ description: `Id of an existing ${kind}`, 'x-ref': kind, example: '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10' });
}

/** The id of a row that this very message creates: a UUIDv7 made by the device. */
export const newIdSchema = z.uuidv7().meta({
  description: 'UUIDv7 made by the device; the row that the command creates has this id',
  'x-new-id': true,
  example: '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b11',
});

// PostgreSQL's text holds neither NUL nor a lone surrogate; other control characters only spoil tickets and exports.
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;
const isPlainText = (text: string) => text.isWellFormed() && !CONTROL_CHARACTERS.test(text);

/** Text that a person writes: trimmed, not empty, well-formed Unicode without control characters. */
export function textSchema(maximum: number) {
  return z.string().trim().min(1).max(maximum).refine(isPlainText, 'text must be plain');
}

/** As `textSchema`, but absent is null. */
export function optionalTextSchema(maximum: number) {
  return textSchema(maximum).nullable();
}

// ISO 8601 has a year 0000 and PostgreSQL has none.
const isAfterYearZero = (text: string) => text >= '0001';

/** What somebody looks for: any text, also none, that the database can compare. */
export function searchSchema(maximum: number) {
  return z.string().max(maximum).refine(isPlainText, 'text must be plain').optional();
}

/** The shop's own calendar day, `YYYY-MM-DD`. */
export const businessDateSchema = z.iso
  .date()
  .refine(isAfterYearZero, 'there is no year 0')
  .meta({ description: 'Business date of the shop', example: '2026-11-24' });

// A wrong clock is a fact, but every zone must be able to write its year with four digits, also after rounding to microseconds.
const isWritableInstant = (text: string) => text >= '0001-01-03' && text < '9999-12-30';

/** An instant in UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.iso
  .datetime()
  .refine(isWritableInstant, 'an instant has a year of four digits')
  .meta({ description: 'Instant in UTC', example: '2026-11-24T16:42:00.000Z' });

/** Ten digits of a Mexican phone, without country code. */
export const phoneSchema = z
  .string()
  .regex(/^[1-9]\d{9}$/)
  .meta({ description: 'Mexican phone, ten digits', example: '5512345678' });

/** The cursor of a page as the server gave it; opaque to clients. */
export const cursorSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,400}$/)
  .optional();

/** Rows per page; query strings carry text. */
export const limitSchema = z.coerce.number().int().min(1).max(500).default(50);

/** A list that comes whole: always an object, so that it can get pages or more to say without breaking who reads it. */
export function listSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

/** A page of rows and the cursor of the next one, null at the end. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
