import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { BUSINESS_DATE, type Books, type Shop } from './books.ts';

export async function beginAs(client: pg.Client, shop: Shop): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('app.tenant_id', $1, true)`, [shop.tenantId]);
}

/** What every corte does: holds the session, sweeps what is in no corte yet, and closes. Answers what it swept. */
export async function sweep(client: pg.Client, shop: Shop): Promise<number> {
  const { rows: open } = await client.query(
    'select from sales.till_sessions where id = $1 and closure_id is null for update',
    [shop.tillId],
  );
  if (open.length === 0) return -1;
  const closureId = uuidv7();
  await client.query(
    `insert into sales.daily_closures (tenant_id, id, kind, number, till_session_id, expected_centavos, actor_id, device_id, business_date, recorded_at)
     values ($1, $2, 'z', 1, $3, 0, $4, $5, $6, now())`,
    [shop.tenantId, closureId, shop.tillId, shop.actorId, shop.deviceId, BUSINESS_DATE],
  );
  const { rowCount } = await client.query(
    `insert into sales.closure_movements (tenant_id, movement_id, closure_id)
     select tenant_id, id, $2 from sales.cash_movements where till_session_id = $1`,
    [shop.tillId, closureId],
  );
  await client.query('update sales.till_sessions set closure_id = $2, closed_at = now() where id = $1', [
    shop.tillId,
    closureId,
  ]);
  return rowCount ?? 0;
}

/** Closes the till of a shop. Answers how many movements its corte has. */
export async function closeTill(books: Books, shop: Shop): Promise<number> {
  await beginAs(books.app, shop);
  const swept = await sweep(books.app, shop);
  await books.app.query('commit');
  return swept;
}
