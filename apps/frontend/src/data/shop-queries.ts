import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Shop } from '@michangarrito/contracts';
import { call, type ApiRequest } from './http.ts';
import { SERVER } from './query-keys.ts';
import { usePagedQuery, useServerQuery } from './server-query.ts';
import { rememberEnrolment, useOpenSession } from './session.ts';
import type {
  DemoInbox,
  HeldCommand,
  HeldDecided,
  HeldDecision,
  List,
  LoginSession,
  NewTeamMember,
  ShopChanges,
  StarterCatalog,
  TeamMember,
  TeamMemberChanges,
} from './types.ts';

/** What belongs to the account rather than to the counter: it needs the server, and says so without it. */

export const useTeam = () => useServerQuery<List<TeamMember>>('/team');
export const useLoginSessions = () => useServerQuery<List<LoginSession>>('/sessions');

export function useUpdateShop() {
  const { device } = useOpenSession();
  return useServerMutation<ShopChanges, Shop>(
    (changes) => ({ method: 'PATCH', path: '/shop', body: changes }),
    (shop) => rememberEnrolment(device.tenantId, { shop }),
  );
}

export const useAddTeamMember = () =>
  useServerMutation<NewTeamMember, TeamMember>((member) => ({ method: 'POST', path: '/team', body: member }));

export const useUpdateTeamMember = (personId: string) =>
  useServerMutation<TeamMemberChanges, TeamMember>((changes) => ({
    method: 'PATCH',
    path: `/team/${personId}`,
    body: changes,
  }));

/** Ends a session, on this device or another. */
export const useEndSession = () =>
  useServerMutation<string, null>((sessionId) => ({ method: 'DELETE', path: `/sessions/${sessionId}` }));

/** Unlinks another device of the shop. */
export const useUnlinkDevice = () =>
  useServerMutation<string, null>((deviceId) => ({ method: 'DELETE', path: `/devices/${deviceId}` }));

/** What is kept and not in the books yet, the oldest first; asked for by who may decide on it. */
export const useHeld = (mayDecide = true) => usePagedQuery<HeldCommand>('/sync/held', { limit: 100 }, mayDecide);
export const useDecideHeld = () =>
  useServerMutation<HeldDecision, HeldDecided>((body) => ({ method: 'POST', path: '/sync/held/decisions', body }));

/** Something that the server does at once or refuses; afterwards everything read from it is read anew. */
function useServerMutation<Input, Result>(
  request: (input: Input) => ApiRequest,
  after?: (result: Result) => Promise<void>,
) {
  const { device } = useOpenSession();
  const client = useQueryClient();
  return useMutation<Result, Error, Input>({
    mutationFn: (input) => device.api<Result>(request(input)),
    networkMode: 'always',
    onSuccess: async (result) => {
      await after?.(result);
      await client.invalidateQueries({ queryKey: [SERVER] });
    },
  });
}

/** What each giro can begin with; asked before anybody is logged in. */
export function useStarterCatalogs() {
  return useQuery<readonly StarterCatalog[]>({
    queryKey: ['starter-catalogs'],
    queryFn: async () => (await call<List<StarterCatalog>>({ method: 'GET', path: '/starter-catalogs' })).items,
    networkMode: 'always',
    staleTime: Infinity,
  });
}

/** The demo's inbox of one-time codes, asked every two seconds while it is looked at; an error where there is no demo. */
export function useDemoInbox(enabled: boolean) {
  return useQuery<DemoInbox>({
    queryKey: ['demo-inbox'],
    queryFn: () => call<DemoInbox>({ method: 'GET', path: '/demo/inbox' }),
    networkMode: 'always',
    enabled,
    retry: false,
    refetchInterval: (query) => (query.state.status === 'error' ? false : 2_000),
  });
}
