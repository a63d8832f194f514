import {
  BUSINESS_TYPES,
  CASH_KINDS,
  CLOSURE_KINDS,
  CUSTOMER_ENTRY_KINDS,
  FIADO_STATUSES,
  FLAGS,
  PAYMENT_METHODS,
  PERMISSIONS,
  RESTRICTED_GOODS,
  ROLES,
  SALE_STATUSES,
  STOCK_REASONS,
  TAX_CLASSES,
  UNITS,
  centavos,
  signedCash,
} from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import { DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop } from './support/books.ts';

const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  business_type: BUSINESS_TYPES,
  cash_kind: CASH_KINDS,
  closure_kind: CLOSURE_KINDS,
  customer_entry_kind: CUSTOMER_ENTRY_KINDS,
  fiado_status: FIADO_STATUSES,
  flags: FLAGS,
  payment_method: PAYMENT_METHODS,
  permissions: PERMISSIONS,
  restricted_goods: RESTRICTED_GOODS,
  role: ROLES,
  sale_status: SALE_STATUSES,
  stock_reason: STOCK_REASONS,
  tax_class: TAX_CLASSES,
  unit: UNITS,
};

const CHECK_VIOLATION = '23514';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

describe('closed lists', () => {
  it('are the same in the database and in the domain', async () => {
    const rows = await books.rows<{ name: string; definition: string }>(
      `select t.typname::text as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_type t on t.oid = c.contypid where t.typname = any($1)`,
      [Object.keys(DOMAINS)],
    );
    const lists = rows.map(({ name, definition }) => [
      name,
      [...definition.matchAll(/'([^']+)'/g)].map(([, code]) => String(code)).toSorted(),
    ]);
    expect(Object.fromEntries(lists)).toEqual(
      Object.fromEntries(Object.entries(DOMAINS).map(([name, list]) => [name, [...list].toSorted()])),
    );
  });

  it('are each used by a column', async () => {
    const rows = await books.rows<{ name: string }>(
      `select distinct t.typname::text as name from pg_attribute a join pg_type t on t.oid = a.atttypid
       where t.typtype = 'd' and t.typname = any($1)`,
      [Object.keys(DOMAINS)],
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(DOMAINS).toSorted());
  });

  it('every tax class has a rate from some date on', async () => {
    const rows = await books.rows<{ tax_class: string }>(
      `select distinct tax_class from catalog.tax_rates where valid_from <= current_date`,
    );
    expect(rows.map((row) => row.tax_class).toSorted()).toEqual([...TAX_CLASSES].toSorted());
  });

  it.each([
    ['whatsapp,llm,stripe,mercadopago,clip', 'integration_type'],
    ['meta,openai,openrouter,anthropic,ollama,azure_openai,stripe,mercadopago,clip', 'integration_provider'],
  ])('%s', async (codes, name) => {
    const rows = await books.rows<{ codes: string }>(
      `select string_agg(enumlabel, ',' order by enumsortorder) as codes from pg_enum where enumtypid = $1::regtype`,
      [`public.${name}`],
    );
    expect(rows).toEqual([{ codes }]);
  });

  it.each(CASH_KINDS)(
    'the ledger of the drawer takes %s with the sign that the domain gives it, and no other',
    async (kind) => {
      const { tenantId, actorId, deviceId } = await createShop(books);
      const takes = async (amountCentavos: number) => {
        const written = books.asShop(
          tenantId,
          `insert into sales.cash_movements (tenant_id, id, kind, amount_centavos, actor_id, device_id, business_date, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, now())`,
          [tenantId, uuidv7(), kind, amountCentavos, actorId, deviceId, BUSINESS_DATE],
        );
        return written.then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof DatabaseError && error.code === CHECK_VIOLATION)) throw error;
            return false;
          },
        );
      };
      const signed = signedCash({ kind, amountCentavos: centavos(500) });
      expect(await takes(signed)).toBe(true);
      for (const amount of [500, -500].filter((other) => other !== signed)) expect(await takes(amount)).toBe(false);
    },
  );
});
