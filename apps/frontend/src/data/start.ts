import type { MirrorState } from '@michangarrito/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { forgetKept } from './cache.ts';
import type { OpenDevice } from './device.ts';
import { SERVER } from './query-keys.ts';
import { onSession, openSession, rememberEnrolment, sessionReady } from './session.ts';

/** A burst of sales is followed by one reading and not by one each. */
const SETTLE_MS = 300;

/** Starts the data layer: opens the shop of this device, and reads anew what the screens show when the server has learned something. */
export function startData(queryClient: QueryClient): void {
  let stop: (() => void) | null = null;
  let followed: OpenDevice | null = null;
  onSession((session) => {
    const device = session.status === 'open' ? session.device : null;
    if (device === followed) return;
    stop?.();
    followed = device;
    stop = device === null ? null : followDevice(device, queryClient);
  });
  void sessionReady();
}

function followDevice(device: OpenDevice, queryClient: QueryClient): () => void {
  const { sync, rows, cache } = device;
  let before = sync.view();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readReports = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: [SERVER] }), SETTLE_MS);
  };
  const forgetReports = () => {
    void forgetKept(cache).catch(reportError);
    void queryClient.resetQueries({ queryKey: [SERVER] });
  };
  if (before.blocked === 'revoked') forgetReports();
  const endSync = sync.subscribe(() => {
    const after = sync.view();
    // What was refused never happened, and what is sent again has: the rows are laid anew.
    if (after.needsAttention !== before.needsAttention) void rows.read().catch(reportError);
    if (after.blocked === 'revoked' && before.blocked !== 'revoked') forgetReports();
    if (after.unprotected < before.unprotected) readReports();
    before = after;
  });
  let known: MirrorState | null = null;
  const learn = () => {
    const { state } = rows.view();
    if (state === null || state === known) return;
    known = state;
    readReports();
    void takeState(device, state).catch(reportError);
  };
  const endRows = rows.subscribe(learn);
  learn();
  return () => {
    endSync();
    endRows();
    clearTimeout(timer);
  };
}

/** What the server last said of the shop and of who is here; and which PINs hold no more. */
async function takeState({ tenantId, pins }: OpenDevice, { shop, people }: MirrorState): Promise<void> {
  await pins.forget(people);
  const { enrolment } = openSession();
  const { id, name, role, permissions } = people.find((one) => one.id === enrolment.person.id) ?? enrolment.person;
  const person = { id, name, role, permissions };
  if (JSON.stringify({ person, shop }) === JSON.stringify({ person: enrolment.person, shop: enrolment.shop })) return;
  await rememberEnrolment(tenantId, { person, shop });
}
