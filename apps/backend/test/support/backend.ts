import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, stopOwnTestServer } from '@michangarrito/testing';
import type pg from 'pg';
import { openAdminPool } from './admin-pool.ts';
import { readConfiguration } from '../../src/common/config/configuration.ts';
import { createApp } from '../../src/create-app.ts';

/** A migrated database of the suite's own, and the owner's connections for what a test must see or bend behind the backend's back. */
export interface SuiteDatabase {
  readonly appUrl: string;
  readonly admin: pg.Pool;
  readonly close: () => Promise<void>;
}

export async function openDatabase(): Promise<SuiteDatabase> {
  const database = await createTestDatabase();
  const admin = openAdminPool(database.adminUrl);
  const close = async () => {
    await admin.end();
    await database.drop();
    await stopOwnTestServer();
  };
  return { appUrl: database.appUrl, admin, close };
}

/** The whole backend inside this process, in demo mode with the page inbox unless `environment` says otherwise. */
export async function startBackend(
  database: SuiteDatabase,
  environment: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const configuration = readConfiguration({
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    DATABASE_POOL_SIZE: '16',
    JWT_SECRET: 'a-secret-that-only-tests-have-0000000000',
    DEMO_MODE: '1',
    DEMO_INBOX: 'page',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const app = await createApp(configuration);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
