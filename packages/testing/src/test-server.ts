import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';

/** Where the run's PostgreSQL server is told; a run of one suite by hand starts one of its own. */
const TEST_SERVER_VARIABLE = 'TEST_DATABASE_ADMIN_URL';

let own: Promise<{ adminUrl: string; stop: () => Promise<void> }> | undefined;

/** The administrator's URL of the server that tests make their databases in. */
export async function testServerUrl(): Promise<string> {
  const given = process.env[TEST_SERVER_VARIABLE];
  if (given) return given;
  own ??= startTemporaryPostgres(() => undefined);
  return (await own).adminUrl;
}

/** Stops the server that `testServerUrl` started, if it did. */
export async function stopOwnTestServer(): Promise<void> {
  const server = await own;
  own = undefined;
  await server?.stop();
}
