import { ConfigurationError, readConfiguration } from './common/config/configuration.ts';
import { createApp } from './create-app.ts';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await createApp(configuration);
  await app.listen(configuration.BACKEND_PORT, configuration.BACKEND_HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
});
