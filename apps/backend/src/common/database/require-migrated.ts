import { whyOutOfDate } from '@michangarrito/database';
import type { DataSource } from 'typeorm';
import { ConfigurationError } from '../config/configuration.ts';

/** Refuses a database that is not as this release expects. @throws ConfigurationError that says what it lacks and what to run. */
export async function requireMigrated(dataSource: DataSource): Promise<void> {
  const reason = await whyOutOfDate((sql) => dataSource.query(sql));
  if (reason === undefined) return;
  throw new ConfigurationError(
    `The database ${reason}. Run npm start once with DATABASE_ADMIN_URL set to the URL of its owner: that migrates it.`,
  );
}
