import { createTestDatabase, stopOwnTestServer, type TestDatabase } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../src/index.ts';
import { writeDay } from './support/day.ts';
import { ShopBooks } from './support/shop-books.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const admin = new pg.Client(database.adminUrl);
  await admin.connect();
  await writeDay(new ShopBooks(admin, 1));
  await writeDay(new ShopBooks(admin, 2));
  await admin.end();
});

afterAll(async () => {
  await database.drop();
  await stopOwnTestServer();
});

test('books that were written rightly have no difference', async () => {
  const result = await audit({ auditUrl: database.auditUrl });
  expect(result.differences).toEqual([]);
});
