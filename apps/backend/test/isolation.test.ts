import { errorBodySchema } from '@michangarrito/contracts';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuthKeys } from '../src/modules/auth/services/auth-keys.ts';
import { BALANCES, fillUnreachedTables, fingerprint, shopTables, tablesThatSay } from './openapi-walk/books.ts';
import { send, urlOf, valueAt, withValue, type Call, type RawAnswer } from './openapi-walk/calls.ts';
import { placeName, readEndpoints, type Endpoint, type Reference } from './openapi-walk/document.ts';
import { EXAMPLES } from './openapi-walk/examples.ts';
import { openWorld, type World } from './openapi-walk/world.ts';
import { openSuite, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
let endpoints: Endpoint[];
let tables: string[];
let ours: World;
let theirs: World;

beforeAll(async () => {
  suite = await openSuite();
  endpoints = await readEndpoints(suite.app);
  tables = await shopTables(suite.admin);
  ours = await openWorld(suite.url);
  theirs = await openWorld(suite.url);
  await fillUnreachedTables(suite.admin, theirs.client.login.tenantId, theirs.ids);
});
afterAll(() => suite.close());

async function example(endpoint: Endpoint, world: World): Promise<Call> {
  const make = EXAMPLES[endpoint.key];
  if (!make) throw new Error(`${endpoint.key} has no example: add one to openapi-walk/examples.ts`);
  return make(world);
}

function perform(endpoint: Endpoint, call: Call, token: string | null): Promise<RawAnswer> {
  return send(suite.url, endpoint.method, urlOf(endpoint, call), {
    token: endpoint.isPublic ? null : token,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
}

const ownCall = (endpoint: Endpoint, call: Call, world = ours) =>
  perform(endpoint, call, call.token ?? world.client.login.accessToken);

/** The outcome in one word: the verdict of a command (with its code), else the status (with its code). */
function outcome({ status, text }: RawAnswer): string {
  if (status === 204) return '204';
  const body = JSON.parse(text) as { verdict?: string; code?: string; error?: { code: string } | null };
  return [body.verdict ?? String(status), body.error?.code ?? body.code].filter(Boolean).join(' ');
}

/**
 * Places that carry an id and reach no row by it: `known` proves a device by its secret, and without it the login enrols a new one; `from`
 * is what the person saw before an edit. Their calls work, and the id must be nowhere afterwards.
 */
const isOnlyQuoted = ({ at }: Reference) => at.includes('known') || at.at(-1) === 'from';

/** Why a call with another shop's id did not go as it must; null where it did. */
function problemOf(endpoint: Endpoint, reference: Reference, answer: RawAnswer): string | null {
  const came = outcome(answer);
  if (isOnlyQuoted(reference)) return answer.status === 200 && !came.startsWith('rejected') ? null : came;
  // Who proves a device without a session is told nothing of which part was wrong.
  if (endpoint.key === 'POST /sync/deposits') return came === '401 DEVICE_UNKNOWN' ? null : came;
  // A ticket's lines are held against those of its own sale.
  if (reference.kind === 'product' && came === 'rejected REFUND_EXCEEDS_SALE') return null;
  const isEnvelope = endpoint.isCommand && reference.at.length === 1 && reference.where === 'body';
  if (isEnvelope && ['tenant', 'device'].includes(reference.kind))
    return came === 'rejected WRONG_TENANT' ? null : came;
  if (endpoint.isCommand && /^rejected \w+_NOT_FOUND$/.test(came)) return null;
  return answer.status === 404 && errorBodySchema.safeParse(JSON.parse(answer.text)).success ? null : came;
}

describe('another shop', () => {
  test('has a row in every table of shops', async () => {
    const prints = await fingerprint(suite.admin, tables, theirs.client.login.tenantId);
    expect(tables.length).toBeGreaterThan(40);
    expect(Object.keys(prints).filter((table) => prints[table]?.startsWith('0 '))).toEqual([]);
  });

  test('is out of reach by every id that a call can carry, and a call with one’s own ids works', async () => {
    const problems: string[] = [];
    const skipped = endpoints.filter(({ key }) => !EXAMPLES[key]).map(({ key }) => key);
    let tried = 0;
    for (const endpoint of endpoints) {
      if (!EXAMPLES[endpoint.key]) continue;
      const own = await ownCall(endpoint, await example(endpoint, ours));
      const worked = own.status >= 200 && own.status < 300 && (!endpoint.isCommand || outcome(own) === 'recorded');
      if (!worked) problems.push(`${endpoint.key} with own ids: ${own.text}`);
      for (const reference of endpoint.references) {
        const call = await example(endpoint, ours);
        if (theirs.ids[reference.kind] === undefined || valueAt(call, reference) == null) {
          skipped.push(`${endpoint.key} ${placeName(reference)}`);
          continue;
        }
        tried += 1;
        problems.push(...(await tryReference(endpoint, reference, call)));
      }
    }
    process.stdout.write(`isolation: ${String(tried)} tried, ${String(skipped.length)} skipped\n`);
    expect(problems).toEqual([]);
    expect(skipped).toEqual([]);
    expect(tried).toBeGreaterThan(50);
  });

  async function tryReference(endpoint: Endpoint, reference: Reference, call: Call): Promise<string[]> {
    const [us, them] = [ours.client.login.tenantId, theirs.client.login.tenantId];
    const name = `${endpoint.key} ${placeName(reference)}`;
    const id = theirs.id(reference.kind);
    const before = await fingerprint(suite.admin, tables, them);
    const balances = await fingerprint(suite.admin, BALANCES, us);
    const answer = await ownCall(endpoint, withValue(call, reference, id));
    const problem = problemOf(endpoint, reference, answer);
    const after = await fingerprint(suite.admin, tables, them);
    const touched = tables.filter((table) => after[table] !== before[table]);
    const balancesAfter = await fingerprint(suite.admin, BALANCES, us);
    const moved = BALANCES.filter((table) => balancesAfter[table] !== balances[table]);
    return [
      ...(problem === null ? [] : [`${name}: ${problem}`]),
      ...touched.map((table) => `${name} changed ${table} of the other shop`),
      ...moved.map((table) => `${name} changed ${table} without being accepted`),
      ...(await tablesThatSay(suite.admin, tables, us, id)).map((table) => `${name} left the other's id in ${table}`),
    ];
  }

  test('keeps its rows when the same ids are made up again for new rows', async () => {
    const problems: string[] = [];
    const { rows } = await suite.admin.query<{ id: string; kind: string }>(
      `select distinct on (type) id, type as kind from sync.commands where tenant_id = $1 order by type, id`,
      [theirs.client.login.tenantId],
    );
    for (const endpoint of endpoints.filter(({ isCommand }) => isCommand)) {
      const call = await example(endpoint, ours);
      const { type } = call.body as { type: string };
      const id = rows.find(({ kind }) => kind === type)?.id;
      if (id === undefined && type !== 'editCustomer' && type !== 'recordCashMovement' && type !== 'refundTicket')
        problems.push(`no ${type} of the other shop`);
      if (id === undefined) continue;
      const before = await fingerprint(suite.admin, tables, theirs.client.login.tenantId);
      // The id is anybody's to choose: a shop must neither learn nor suffer that another has it.
      const came = outcome(await ownCall(endpoint, withValue(call, { where: 'body', at: ['id'] }, id)));
      if (came !== 'recorded') problems.push(`${endpoint.key}: ${came}`);
      expect(await fingerprint(suite.admin, tables, theirs.client.login.tenantId)).toEqual(before);
    }
    expect(problems).toEqual([]);
  });
});

test('every example is of an endpoint', () => {
  const keys = new Set(endpoints.map(({ key }) => key));
  expect(Object.keys(EXAMPLES).filter((key) => !keys.has(key))).toEqual([]);
});

describe('who may not', () => {
  const refusals = async (token: string | null, wanted: string, among: readonly Endpoint[], world = ours) => {
    const problems: string[] = [];
    for (const endpoint of among) {
      const answer = await perform(endpoint, await example(endpoint, world), token);
      const came = outcome(answer);
      if (came !== wanted || !errorBodySchema.safeParse(JSON.parse(answer.text)).success)
        problems.push(`${endpoint.key}: ${came}`);
    }
    return problems;
  };
  const closed = () => endpoints.filter(({ isPublic }) => !isPublic);

  test('gets nothing without a token', async () => {
    expect(closed().length).toBeGreaterThan(30);
    expect(await refusals(null, '401 NOT_LOGGED_IN', closed())).toEqual([]);
  });

  test('gets nothing with a token that has expired or that somebody else signed', async () => {
    const { login } = ours.client;
    const claims = JSON.parse(Buffer.from(login.accessToken.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    const sign = (exp: number, key: Buffer) =>
      new SignJWT({ ...claims, exp }).setProtectedHeader({ alg: 'HS256' }).sign(key);
    const now = Math.floor(Date.now() / 1000);
    const key = suite.app.get(AuthKeys, { strict: false }).key('access-token');
    const me = endpoints.filter(({ path }) => path === '/me');
    expect((await send(suite.url, 'GET', '/me', { token: await sign(now + 60, key) })).status).toBe(200);
    expect(await refusals(await sign(now - 1, key), '401 NOT_LOGGED_IN', closed())).toEqual([]);
    expect(await refusals(await sign(now + 60, Buffer.alloc(32, 7)), '401 NOT_LOGGED_IN', me)).toEqual([]);
  });

  test('gets nothing of what needs a permission without having it', async () => {
    const bare = ours.as((await ours.employee([])).client);
    const guarded = endpoints.filter(({ permission }) => permission !== undefined);
    expect(guarded.length).toBeGreaterThan(5);
    expect(await refusals(bare.client.login.accessToken, '403 PERMISSION_MISSING', guarded, bare)).toEqual([]);
  });

  test('has intents refused, and facts recorded with a flag', async () => {
    const bare = ours.as((await ours.employee([])).client);
    const answers: Record<string, unknown> = {};
    for (const endpoint of endpoints.filter(({ isCommand }) => isCommand)) {
      const answer = await ownCall(endpoint, await example(endpoint, bare), bare);
      const { verdict, flags, error } = JSON.parse(answer.text) as {
        verdict: string;
        flags: string[];
        error: { code: string } | null;
      };
      answers[endpoint.key] =
        error?.code ?? [verdict, ...flags.filter((flag) => flag === 'permission_missing')].join(' ');
    }
    expect(answers).toEqual({
      'POST /products': 'recorded permission_missing',
      'PATCH /products/{productId}': 'PERMISSION_MISSING',
      'POST /categories': 'recorded',
      'POST /inventory/movements': 'recorded permission_missing',
      'POST /customers': 'recorded permission_missing',
      'PATCH /customers/{customerId}': 'PERMISSION_MISSING',
      'POST /customers/{customerId}/fiado-payments': 'recorded',
      'POST /sales': 'recorded',
      'POST /sales/refunds': 'recorded permission_missing',
      'POST /sales/refunds/by-ticket': 'recorded permission_missing',
      'POST /till/sessions': 'recorded',
      'POST /till/cash-movements': 'recorded',
      'POST /till/closures': 'recorded permission_missing',
    });
  });
});
