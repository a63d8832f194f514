import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.gen.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

type PathsOf<M extends Method> = {
  [Path in keyof paths]: undefined extends paths[Path][Lowercase<M>] ? never : Path;
}[keyof paths];

/** `/products/{productId}` with anything in place of the id. */
type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path;

/** A path that the backend has under this method, with its ids in it. For callers that send by themselves. */
export type ApiPath<M extends Method> = Filled<PathsOf<M>>;

/** Every call of the backend, typed by path and method: `client.GET('/products/{productId}', { params: { path } })`. */
export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** Where the backend answers, without a slash at the end: `/api` behind the web server, or an origin. */
  baseUrl: string;
  /** Asked before each call; undefined for a call of nobody. */
  accessToken: () => string | undefined;
}

/**
 * A client that carries the caller's token. Its calls answer `{ data }` for 2xx and `{ error }` with the contracts' error body
 * for the rest, and reject only when no answer comes.
 */
export function createApiClient({ baseUrl, accessToken }: ApiClientOptions): ApiClient {
  const client = createClient<paths>({ baseUrl });
  client.use({
    onRequest({ request }) {
      const token = accessToken();
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  });
  return client;
}
