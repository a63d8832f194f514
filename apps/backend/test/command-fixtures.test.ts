import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { anyCommandSchema, canonicalForm, type AnyCommand, type PushAnswer } from '@michangarrito/contracts';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SessionAccessTokens } from '../src/modules/auth/services/session-access-tokens.ts';
import { openSuite, type SalesSuite } from './support/sales-suite.ts';

/**
 * The exact bytes of commands as released devices wrote them. Journals with such texts are out there: a later version that cannot read one,
 * or takes it for another command, loses a sale.
 */
const FIXTURES = fileURLToPath(new URL('../../../packages/contracts/fixtures', import.meta.url));

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly command: AnyCommand;
  /** SHA-256 of its RFC 8785 form, as the release that wrote it claimed the id with. */
  readonly claimed: string;
}

const versions = readdirSync(FIXTURES);

function fixturesOf(version: string): Fixture[] {
  const directory = `${FIXTURES}/${version}`;
  const hashes = JSON.parse(readFileSync(`${directory}/hashes.json`, 'utf8')) as Record<string, string>;
  return Object.entries(hashes).map(([name, claimed]) => {
    const text = readFileSync(`${directory}/${name}`, 'utf8');
    return { name, text, command: JSON.parse(text) as AnyCommand, claimed };
  });
}

/** The shop, person and device that a version's fixtures were written by. */
async function foundShopOf(suite: SalesSuite, { command }: Fixture, phone: string): Promise<string> {
  const { tenantId, deviceId, actorId } = command;
  const sessionId = uuidv7();
  const statements: [string, unknown[]][] = [
    [
      `insert into public.tenants (id, name, slug, business_type, phone) values ($1, 'Fixtures', $2::text, 'abarrotes', $2::text)`,
      [tenantId, phone],
    ],
    [`insert into public.tenant_configs (tenant_id) values ($1)`, [tenantId]],
    [
      `insert into auth.users (tenant_id, id, phone, name, role) values ($1, $2, $3, 'Doña Mary', 'owner')`,
      [tenantId, actorId, phone],
    ],
    [
      `insert into auth.devices (tenant_id, id, name, folio_series, secret_hash, enrolled_by) values ($1, $2, 'Teléfono', 'A', '\\x00', $3)`,
      [tenantId, deviceId, actorId],
    ],
    [
      `insert into sync.folio_series (tenant_id, ordinal, series, device_id) values ($1, 1, 'A', $2)`,
      [tenantId, deviceId],
    ],
    [
      `insert into auth.sessions (tenant_id, id, user_id, device_id, refresh_hash) values ($1, $2, $3, $4, $5)`,
      [tenantId, sessionId, actorId, deviceId, Buffer.from(sessionId)],
    ],
  ];
  for (const [sql, parameters] of statements) await suite.admin.query(sql, parameters);
  const claims = { tenantId, personId: actorId, deviceId, sessionId, generation: 1 };
  return suite.app.get(SessionAccessTokens).issue(claims);
}

async function push(suite: SalesSuite, token: string, fixtures: readonly Fixture[]): Promise<PushAnswer['verdicts']> {
  // As a device does it: the texts side by side, never written anew.
  const body = `{"commands":[${fixtures.map(({ text }) => text).join(',')}],"numbersFrom":0,"cursor":null}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${suite.url}/sync/commands`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as PushAnswer).verdicts;
}

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

test('there are fixtures of every type of command', () => {
  const written = new Set(versions.flatMap(fixturesOf).map(({ command }) => command.type));
  const types = anyCommandSchema.options.map(({ shape }) => shape.type.value);
  expect([...types].sort()).toEqual([...written].sort());
});

describe.each(versions)('commands of %s', (version) => {
  const fixtures = fixturesOf(version);

  test('are the bytes that were released', () => {
    const sums = readFileSync(`${FIXTURES}/${version}/CHECKSUMS`, 'utf8');
    const found = fixtures.map(({ name, text }) => `${hash('sha256', text)}  ${name}\n`);
    expect(found.join('')).toBe(sums);
  });

  test.each(fixtures)('$name has the hash it was claimed with', ({ command, claimed }) => {
    expect(hash('sha256', canonicalForm(command))).toBe(claimed);
  });

  test('are recorded, and sent again answered as already recorded', async () => {
    const token = await foundShopOf(suite, fixtures[0]!, '5510000001');
    const first = await push(suite, token, fixtures);
    expect(first.map(({ verdict, error }) => error?.code ?? verdict)).toEqual(fixtures.map(() => 'recorded'));
    const again = await push(suite, token, fixtures);
    expect(again).toEqual(first.map((verdict) => ({ ...verdict, verdict: 'already_recorded' })));
  });
});
