import type { Day } from '../day.ts';

/** One row made wrong, the invariant that must notice, and the row that it must name. */
export interface Corruption {
  readonly invariant: string;
  /** Says which of several, where one invariant has more than one. */
  readonly how?: string;
  readonly sql: (day: Day) => string;
  readonly row: (day: Day) => string;
}

/** The id of nothing. */
export const NOBODY = '01a00000-0000-7fff-8000-000000000000';

/** `update table set … where …` of one row of the shop. */
export function change(table: string, what: string, where: (day: Day) => string): Corruption['sql'] {
  return (day) => `update ${table} set ${what} where tenant_id = '${day.shop.tenantId}' and ${where(day)}`;
}

export function remove(table: string, where: (day: Day) => string): Corruption['sql'] {
  return (day) => `delete from ${table} where tenant_id = '${day.shop.tenantId}' and ${where(day)}`;
}
