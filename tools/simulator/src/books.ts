import pg from 'pg';

/** The ids of all commands of a shop that the server has, carried out or held. */
export async function commandsInBooks(databaseUrl: string, tenantId: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from sync.commands where tenant_id = $1 union select id from sync.held_commands where tenant_id = $1`,
      [tenantId],
    );
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.end();
  }
}
