import pg from 'pg';

/** Connections of the database's administrator, whom no rule holds back. One that ends with its database is no failure of a test. */
export function openAdminPool(adminUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}
