import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrate } from '@michangarrito/database';
import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import pg from 'pg';
import { readConfiguration } from '../../src/common/config/configuration.ts';
import { createApp } from '../../src/create-app.ts';

const quiet = () => undefined;

/** A migrated database on a server of its own. */
export interface TestDatabase {
  readonly appUrl: string;
  /** The owner's connection: for what a test must see or bend behind the backend's back. */
  readonly admin: pg.Pool;
  readonly stop: () => Promise<void>;
}

export async function startDatabase(): Promise<TestDatabase> {
  const server = await startTemporaryPostgres(quiet);
  const appPassword = randomBytes(12).toString('hex');
  await migrate({ adminUrl: server.adminUrl, appPassword, log: quiet });
  const url = new URL(server.adminUrl);
  url.username = 'michangarrito_app';
  url.password = appPassword;
  const admin = new pg.Pool({ connectionString: server.adminUrl, max: 4 });
  const stop = async () => {
    await admin.end();
    await server.stop();
  };
  return { appUrl: url.href, admin, stop };
}

/** The whole backend on a database, in demo mode with the page inbox unless `environment` says otherwise. */
export async function startBackend(
  database: TestDatabase,
  environment: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const app = await createApp(
    readConfiguration({
      NODE_ENV: 'test',
      DATABASE_URL: database.appUrl,
      DATABASE_POOL_SIZE: '16',
      JWT_SECRET: 'a secret of the tests, long enough for them',
      DEMO_MODE: '1',
      DEMO_INBOX: 'page',
      LOG_LEVEL: 'warn',
      ...environment,
    }),
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
