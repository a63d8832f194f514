import { errorBodySchema } from '@michangarrito/contracts';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, urlOf, withValue, type Call, type RawAnswer } from './openapi-walk/calls.ts';
import { placeName, readEndpoints, type Endpoint, type Place } from './openapi-walk/document.ts';
import { EXAMPLES } from './openapi-walk/examples.ts';
import {
  HOSTILE_BODIES,
  HOSTILE_CURSORS,
  HOSTILE_HEADERS,
  HOSTILE_PARTS,
  hostileValues,
  pathWith,
  sample,
} from './openapi-walk/hostile-values.ts';
import { openWorld, type World } from './openapi-walk/world.ts';
import { openSuite, type SalesSuite } from './support/sales-suite.ts';

const FULL = process.env['FULL'] === '1';
const SEED = Number(process.env['SEED'] ?? 20_261_124);
const PER_FIELD = FULL ? Number.MAX_SAFE_INTEGER : 9;
const TIME = FULL ? 1_800_000 : 240_000;

// Stands in a body where the hostile text goes in unquoted.
const HOLE = '@@hole@@';

let suite: SalesSuite;
let endpoints: Endpoint[];
let world: World;
let balances: string;
let sent = 0;

beforeAll(async () => {
  suite = await openSuite();
  endpoints = await readEndpoints(suite.app);
  world = await openWorld(suite.url);
  balances = await readBalances();
});
afterAll(async () => {
  process.stdout.write(`hostile input: ${String(sent)} calls, seed ${String(SEED)}\n`);
  await suite.close();
});

/** The balances of all shops together: quantities, debts, days and drawers. */
async function readBalances(): Promise<string> {
  const { rows } = await suite.admin.query<{ sums: string }>(
    `select concat_ws(' ',
       (select count(*) || '/' || coalesce(sum(quantity_milli), 0) from inventory.stock_levels),
       (select count(*) || '/' || coalesce(sum(balance_centavos), 0) from customers.customer_balances),
       (select coalesce(sum(sale_count), 0) || '/' || coalesce(sum(sale_centavos - refund_centavos), 0) from sales.day_totals),
       (select count(*) || '/' || coalesce(sum(amount_centavos), 0) from sales.cash_movements)) as sums`,
  );
  return rows[0]?.sums ?? '';
}

type Attempt = Parameters<typeof send>[3] & { readonly path: string; readonly says: string };

async function example(endpoint: Endpoint): Promise<Call> {
  const make = EXAMPLES[endpoint.key];
  if (!make) throw new Error(`${endpoint.key} has no example: add one to openapi-walk/examples.ts`);
  return make(world);
}

/** Sends each attempt by itself and answers what went wrong with it. */
async function attack(endpoint: Endpoint, attempts: readonly Attempt[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { path, says, ...options } of attempts) {
    sent += 1;
    const token = endpoint.isPublic ? null : (options.token ?? world.client.login.accessToken);
    const answer = await send(suite.url, endpoint.method, path, { ...options, token });
    const problem = problemOf(answer) ?? (await lostBalance(answer));
    if (problem !== null) problems.push(`${endpoint.key} ${says.slice(0, 120)} → ${problem}`);
  }
  return problems;
}

function problemOf({ status, text }: RawAnswer): string | null {
  if (status >= 500) return `${String(status)} ${text}`;
  if (status < 400) return null;
  try {
    return errorBodySchema.strict().safeParse(JSON.parse(text)).success ? null : `no error of ours: ${text}`;
  } catch {
    return `no JSON: ${text.slice(0, 200)}`;
  }
}

/** Only what was accepted may move a balance. */
async function lostBalance({ status, text }: RawAnswer): Promise<string | null> {
  const now = await readBalances();
  const changed = now !== balances;
  const before = balances;
  balances = now;
  const accepted = status < 300 && !/"verdict":"(rejected|conflict)"/.test(text);
  return changed && !accepted ? `${String(status)} ${text} changed balances: ${before} → ${now}` : null;
}

/** A body with a hostile text in one place; every row that it would create has a new id, so that no attempt is a repetition. */
function bodyWith(call: Call, place: Pick<Place, 'where' | 'at'>, fields: readonly Place[], text: string): string {
  const fresh = fields
    .filter(({ schema, at }) => schema['x-new-id'] && String(at) !== String(place.at))
    .reduce((made, id) => withValue(made, id, uuidv7()), call);
  return JSON.stringify(withValue(fresh, place, HOLE).body).replace(`"${HOLE}"`, () => text);
}

const url = (endpoint: Endpoint, call: Call) => urlOf(endpoint, call);
const tokenOf = (call: Call) => (call.token == null ? {} : { token: call.token });

async function overAll(among: readonly Endpoint[], attempts: (endpoint: Endpoint, call: Call) => Attempt[]) {
  const problems: string[] = [];
  for (const endpoint of among) {
    const made = attempts(endpoint, await example(endpoint));
    balances = await readBalances();
    problems.push(...(await attack(endpoint, made)));
  }
  return problems;
}

describe('hostile input is refused by a word of ours and moves no balance', () => {
  test('in every field of every body', { timeout: TIME }, async () => {
    const problems = await overAll(
      endpoints.filter(({ hasBody }) => hasBody),
      (endpoint, call) =>
        endpoint.fields.flatMap((place, index) =>
          hostileValues(place, PER_FIELD, SEED + index).map((text) => ({
            ...tokenOf(call),
            path: url(endpoint, call),
            says: `${placeName(place)} = ${text}`,
            body: bodyWith(call, place, endpoint.fields, text),
          })),
        ),
    );
    expect(problems).toEqual([]);
    expect(sent).toBeGreaterThan(2_000);
  });

  test('in fields that nobody asked for', { timeout: TIME }, async () => {
    const extras = [
      'tenantId',
      'role',
      '__proto__',
      'constructor',
      'toString',
      'x\u0000',
      '\ud800',
      'a'.repeat(10_000),
    ];
    const problems = await overAll(
      endpoints.filter(({ hasBody }) => hasBody),
      (endpoint, call) =>
        extras.map((name) => ({
          ...tokenOf(call),
          path: url(endpoint, call),
          says: `with ${name}`,
          body: `{${JSON.stringify(name)}:{"role":"owner"},${JSON.stringify(call.body).slice(1)}`,
        })),
    );
    expect(problems).toEqual([]);
  });

  test('in bodies that are wrong as a whole, and where none belongs', { timeout: TIME }, async () => {
    const problems = await overAll(
      endpoints.filter(({ method }) => method !== 'GET'),
      (endpoint, call) =>
        HOSTILE_BODIES.map((body) => ({
          ...tokenOf(call),
          path: url(endpoint, call),
          says: `body ${JSON.stringify(body.slice(0, 40).toString())}`,
          body,
        })),
    );
    expect(problems).toEqual([]);
  });

  test('in every parameter, query string and cursor', { timeout: TIME }, async () => {
    const problems = await overAll(endpoints, (endpoint, call) => {
      const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
      const inPlace = endpoint.parameters.flatMap(({ where, at: [name] }) =>
        (name === 'cursor' ? [...HOSTILE_CURSORS, ...HOSTILE_PARTS] : HOSTILE_PARTS).map((part) => {
          const path =
            where === 'path'
              ? pathWith(endpoint, call.path ?? {}, String(name), part)
              : `${url(endpoint, { ...call, query: {} })}?${String(name)}=${part}`;
          return { ...tokenOf(call), ...body, path, says: path };
        }),
      );
      const queries = [
        '?',
        '?&&&',
        '?a[b][c]=1',
        '?__proto__[x]=1',
        '?limit=1&limit=2',
        '?limit=1e3',
        '?%',
        `?${'a=1&'.repeat(2_000)}`,
        '?x=%00',
      ];
      const inQuery = queries.map((query) => {
        const path = `${url(endpoint, { ...call, query: {} })}${query}`;
        return { ...tokenOf(call), path, says: path };
      });
      return [...inPlace, ...inQuery];
    });
    expect(problems).toEqual([]);
  });

  test('in headers, methods and paths that lead nowhere', { timeout: TIME }, async () => {
    const problems = await overAll(endpoints, (endpoint, call) =>
      sample(HOSTILE_HEADERS, PER_FIELD, SEED + endpoint.key.length).map((headers) => ({
        ...{ ...tokenOf(call), headers, path: url(endpoint, call), says: JSON.stringify(headers) },
        ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
      })),
    );
    const [health] = endpoints.filter(({ path }) => path === '/health/live');
    if (!health) throw new Error('no health');
    const paths = [
      '//',
      '/%',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f',
      '/docs/../../x',
      '/products//x',
      '/__proto__',
      `/${'a'.repeat(12_000)}`,
      '/%c0',
      '/sales?%',
    ];
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
      problems.push(
        ...(await attack(
          { ...health, method },
          paths.map((path) => ({ path, says: `${method} ${path}` })),
        )),
      );
    expect(problems).toEqual([]);
  });

  test('and the shop still sells', async () => {
    const sales = endpoints.find(({ key }) => key === 'POST /sales');
    if (!sales) throw new Error('no sales');
    const call = await example(sales);
    const answer = await send(suite.url, 'POST', '/sales', {
      token: world.client.login.accessToken,
      body: JSON.stringify(call.body),
    });
    expect(JSON.parse(answer.text)).toMatchObject({ verdict: 'recorded' });
  });
});
