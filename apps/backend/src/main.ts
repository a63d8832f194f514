import { DataSource } from 'typeorm';
import { ConfigurationError, readConfiguration } from './common/config/configuration.ts';
import { requireMigrated } from './common/database/require-migrated.ts';
import { createApp } from './create-app.ts';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await createApp(configuration);
  try {
    await requireMigrated(app.get(DataSource));
    await app.listen(configuration.BACKEND_PORT, configuration.BACKEND_HOST);
  } catch (error) {
    await app.close();
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
});
