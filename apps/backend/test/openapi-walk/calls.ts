import { Agent, request } from 'node:http';
import type { Endpoint, Place } from './document.ts';

/** What goes into the places of one call. `token` absent is the owner's of the shop; null sends none. */
export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string | null;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** The same call with another value in one place. */
export function withValue(call: Call, place: Pick<Place, 'where' | 'at'>, value: unknown): Call {
  if (place.where === 'body') return { ...call, body: setAt(call.body, place.at, value) };
  return { ...call, [place.where]: { ...call[place.where], [String(place.at[0])]: String(value) } };
}

/** What a call has in a place; undefined where it has nothing. */
export function valueAt(call: Call, { where, at }: Pick<Place, 'where' | 'at'>): unknown {
  let value: unknown = call[where];
  for (const step of at) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}

/** The path of a call with its parameters and query filled in. */
export function urlOf(endpoint: Endpoint, call: Call): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path?.[name];
    if (value === undefined) throw new Error(`${endpoint.key}: the example has no ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(call.query).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Sends bytes as they are: also what `fetch` would mend or refuse. */
export function send(
  baseUrl: string,
  method: string,
  path: string,
  options: { headers?: Record<string, string>; token?: string | null; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  const { headers = {}, token, body } = options;
  const { hostname, port } = new URL(baseUrl);
  return new Promise((done, failed) => {
    const sent = request({
      ...{ agent, hostname, port, method, path },
      headers: {
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        ...(token == null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    sent.on('error', failed).on('response', (answer) => {
      let text = '';
      const type = answer.headers['content-type'] ?? '';
      const came = () => done({ status: answer.statusCode ?? 0, type, text });
      answer.on('error', failed).on('end', came);
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        // A stream of events never ends by itself.
        if (!type.startsWith('text/event-stream')) return;
        came();
        sent.destroy();
      });
    });
    sent.end(body);
  });
}

/** Copies what it changes and makes the objects that are missing on the way. */
function setAt(holder: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  const inner = (holder as Record<string | number, unknown> | null | undefined)?.[step];
  const changed = setAt(inner, rest, value);
  if (typeof step === 'number')
    return Object.assign(Array.isArray(holder) ? [...(holder as unknown[])] : [], { [step]: changed });
  return { ...(typeof holder === 'object' ? holder : {}), [step]: changed };
}
