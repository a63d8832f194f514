import type { ApiPath } from '@michangarrito/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readThrough } from './cache.ts';
import type { OpenDevice } from './device.ts';
import type { QueryValues } from './http.ts';
import { SERVER } from './query-keys.ts';
import { useOpenSession } from './session.ts';
import type { List, Page } from './types.ts';

/** One answer of the server. Queries run without network too: the error says so, and some have a copy on the device. */
export function useServerQuery<T>(path: ApiPath<'GET'>, query: QueryValues = {}) {
  const { device } = useOpenSession();
  return useQuery<T>({
    queryKey: [SERVER, device.deviceId, path, query],
    queryFn: () => device.api<T>({ method: 'GET', path, query }),
    networkMode: 'always',
  });
}

/** As `useServerQuery`, and without network the last answer kept on this device under `name`. */
export function useKeptQuery<T>(name: string, path: ApiPath<'GET'>, query: QueryValues = {}) {
  const { device } = useOpenSession();
  return useQuery<T>({
    queryKey: [SERVER, device.deviceId, path, query],
    queryFn: () => readThrough(device.cache, name, () => device.api<T>({ method: 'GET', path, query })),
    networkMode: 'always',
  });
}

/** As `useKeptQuery`, of a list that comes whole; it is kept without what is around it. */
export function useKeptList<Item>(name: string, path: ApiPath<'GET'>) {
  const { device } = useOpenSession();
  return useQuery<readonly Item[]>({
    queryKey: [SERVER, device.deviceId, path],
    queryFn: () =>
      readThrough(device.cache, name, async () => (await device.api<List<Item>>({ method: 'GET', path })).items),
    networkMode: 'always',
  });
}

/** Pages of the server, joined; `fetchNextPage` adds one. */
export function usePagedQuery<Item>(path: ApiPath<'GET'>, query: QueryValues = {}, enabled = true) {
  const { device } = useOpenSession();
  return usePages<Item>(path, query, (_isFirst, load) => load(), device, enabled);
}

/**
 * As `usePagedQuery`, and without network the first page as it was kept last on this device under `name`. Not `enabled`, it asks
 * nothing: of something that only this device has, the server knows nothing yet.
 */
export function useKeptPagedQuery<Item>(name: string, path: ApiPath<'GET'>, query: QueryValues = {}, enabled = true) {
  const { device } = useOpenSession();
  return usePages<Item>(
    path,
    query,
    (isFirst, load) => (isFirst ? readThrough(device.cache, name, load) : load()),
    device,
    enabled,
  );
}

type LoadPage<Item> = () => Promise<Page<Item>>;

function usePages<Item>(
  path: ApiPath<'GET'>,
  query: QueryValues,
  read: (isFirst: boolean, load: LoadPage<Item>) => Promise<Page<Item>>,
  device: OpenDevice,
  enabled = true,
) {
  return useInfiniteQuery({
    enabled,
    queryKey: [SERVER, device.deviceId, path, 'pages', query],
    queryFn: ({ pageParam }) =>
      read(pageParam === undefined, () =>
        device.api<Page<Item>>({ method: 'GET', path, query: { ...query, cursor: pageParam } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    networkMode: 'always',
  });
}
