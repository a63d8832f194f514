import { writeFile } from 'node:fs/promises';
import { readConfiguration } from '../common/config/configuration.ts';
import { createApp, openApiDocument } from '../create-app.ts';

/**
 * Writes the OpenAPI document to the file named as argument. Nest's preview mode wires the modules without making anything, so no
 * database is needed.
 */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('usage: print-openapi <file>');
  const configuration = readConfiguration({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    JWT_SECRET: 'only-to-print-the-document-0000000000',
    DEMO_MODE: '1',
    DEMO_INBOX: 'page',
    LOG_LEVEL: 'silent',
  });
  const app = await createApp(configuration, { preview: true });
  await writeFile(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}

await main();
