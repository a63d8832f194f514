import type { TestDatabase } from '@michangarrito/testing';

/** A sale as the server's database has it. */
export interface BookedSale {
  readonly id: string;
  /** `A-000001`. */
  readonly folio: string;
  readonly totalCentavos: number;
  readonly person: string;
  /** `2026-11-28` */
  readonly businessDate: string;
  readonly flags: readonly string[];
}

/** Every sale of a shop, by its name, in the order of its folios. */
export function salesInBooks(database: TestDatabase, shop: string): Promise<BookedSale[]> {
  return database.rows<BookedSale>(
    `select s.id, s.folio_series || '-' || lpad(s.folio_number::text, 6, '0') as folio,
            s.total_centavos::int as "totalCentavos", u.name as person, s.business_date::text as "businessDate", s.flags::text[] as flags
       from sales.sales s
       join public.tenants t on t.id = s.tenant_id
       join auth.users u on u.tenant_id = s.tenant_id and u.id = s.actor_id
      where t.name = $1
      order by s.folio_series, s.folio_number`,
    [shop],
  );
}

/** The places in the journals of a shop's devices that are in its books, in order. */
export async function placesInBooks(database: TestDatabase, shop: string): Promise<number[]> {
  const rows = await database.rows<{ place: number }>(
    `select c.device_seq::int as place from sync.commands c join public.tenants t on t.id = c.tenant_id
      where t.name = $1 order by c.device_id, c.device_seq`,
    [shop],
  );
  return rows.map(({ place }) => place);
}

/** 1 to `last`. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** The first `count` folios of a series. */
export const folios = (series: string, count: number): string[] =>
  upTo(count).map((number) => `${series}-${String(number).padStart(6, '0')}`);
