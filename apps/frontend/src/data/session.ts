import type { Person, Shop } from '@michangarrito/contracts';
import {
  Listeners,
  LocalStoreError,
  eraseDevice,
  type DeviceProof,
  type Enrolment,
  type PinVerdict,
} from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';
import { deviceName } from './device-name.ts';
import { knownNumbers, openDevice, type OpenDevice } from './device.ts';
import { ApiError, call, isServerAway, isUnlinked } from './http.ts';
import { deviceKeys } from './keys.ts';
import type { CodeSent, Me, RegisterShop, SessionOpened, VerifiedPhone } from './types.ts';

/** `closed`: no shop is open on this device. `failed`: the browser's storage cannot be used; nothing can be sold safely. */
export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'closed' }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'open'; readonly enrolment: Enrolment; readonly device: OpenDevice };
export type OpenSession = Extract<SessionState, { status: 'open' }>;

const listeners = new Listeners();
let state: SessionState = { status: 'starting' };
let lastOpen: OpenSession | null = null;
let starting: Promise<SessionState> | null = null;

function show(next: SessionState): void {
  state = next;
  if (next.status === 'open') lastOpen = next;
  listeners.notify();
}

const subscribe = (listener: () => void) => listeners.subscribe(listener);
const read = () => state;

/** Calls back with each new state, for what lives outside of React; returns what ends that. */
export function onSession(listener: (session: SessionState) => void): () => void {
  return listeners.subscribe(() => listener(state));
}

/** Who is at this device and which shop is open; changes as people log in and out. */
function useSession(): SessionState {
  return useSyncExternalStore(subscribe, read);
}

/**
 * The shop, the person and their device, on screens behind the login. A screen that is still there while somebody logs out sees the
 * shop as it was. @throws Error where no shop was ever open: a bug.
 */
export function useOpenSession(): OpenSession {
  useSession();
  if (lastOpen === null) throw new Error('no shop is open on this device');
  return lastOpen;
}

/** The open shop outside of React. @throws Error if none is open: a bug. */
export function openSession(): OpenSession {
  if (state.status !== 'open') throw new Error('no shop is open on this device');
  return state;
}

/** Opens the shop that was open last, from the device alone; resolves when it is known whether there is one. Call it often. */
export function sessionReady(): Promise<SessionState> {
  starting ??= start();
  return starting.then(read);
}

async function start(): Promise<SessionState> {
  try {
    const enrolment = await (await deviceKeys()).current();
    if (enrolment === null) show({ status: 'closed' });
    else await open(enrolment);
  } catch (error) {
    starting = null;
    show({ status: 'failed', error });
  }
  return state;
}

async function open(enrolment: Enrolment): Promise<void> {
  const device = await openDevice(enrolment);
  show({ status: 'open', enrolment, device });
  device.start();
  void refreshFromServer(device).catch(reportError);
  void import('./former-devices.ts').then(({ depositFormer }) => depositFormer(device)).catch(reportError);
}

/** What may have changed while the app was closed. Without network or login everything stays as it was. */
async function refreshFromServer(device: OpenDevice): Promise<void> {
  try {
    const { person, shop, device: known } = await device.api<Me>({ method: 'GET', path: '/me' });
    await device.journal.raise({
      deviceSeq: known.lastDeviceSeq,
      folioSeries: known.folioSeries,
      folioNumber: known.lastFolioNumber,
    });
    const here = openSession().enrolment.person.id;
    // Whoever took over without network is not whom the server last knew.
    await rememberEnrolment(device.tenantId, {
      ...(person.id === here && { person }),
      shop,
      folioSeries: known.folioSeries,
    });
  } catch (error) {
    const isLoggedOut = error instanceof ApiError && error.status === 401;
    if (!isLoggedOut && !isServerAway(error) && !isUnlinked(error)) throw error;
  }
}

/** Keeps what the server says of the person or the shop and shows it. */
export async function rememberEnrolment(
  tenantId: string,
  change: Partial<{ person: Person; shop: Shop; folioSeries: string }>,
): Promise<void> {
  const enrolment = await (await deviceKeys()).update(tenantId, change);
  if (enrolment === null || state.status !== 'open' || state.device.tenantId !== tenantId) return;
  show({ ...state, enrolment });
}

/** Sends a one-time code to a phone of ten digits. */
export function requestCode(phone: string): Promise<CodeSent> {
  return call({ method: 'POST', path: '/auth/codes', body: { phone } });
}

/** Proves the phone; the answer's ticket registers a shop or enters one of those listed. */
export function verifyCode(phone: string, code: string): Promise<VerifiedPhone> {
  return call({ method: 'POST', path: '/auth/codes/verify', body: { phone, code } });
}

/** Registers a shop and opens it on this device. */
export async function registerShop(shop: Omit<RegisterShop, 'device'>): Promise<void> {
  const device = { name: deviceName(navigator.userAgent), known: null };
  await enter(await call({ method: 'POST', path: '/auth/register', body: { ...shop, device } }), null, shop.pin);
}

/** Enters a shop with a proven phone and the PIN. */
export async function login(request: { ticket: string; tenantId: string; pin: string }): Promise<void> {
  const known = await (await deviceKeys()).knownDevice(request.tenantId);
  const device = { name: deviceName(navigator.userAgent), known };
  await enter(await call({ method: 'POST', path: '/auth/login', body: { ...request, device } }), known, request.pin);
}

/** How long the next person waits for what the one before has not sent. */
const HAND_OVER_MS = 3_000;

/** Why nobody could take over the device while the server is away. */
export class PinError extends Error {
  override readonly name = 'PinError';
  readonly verdict: Exclude<PinVerdict, 'right'>;
  /** How long nobody is let in as this person, in milliseconds. */
  readonly waitMs: number;

  constructor(verdict: Exclude<PinVerdict, 'right'>, waitMs = 0) {
    super(verdict);
    this.verdict = verdict;
    this.waitMs = waitMs;
  }
}

/**
 * Another person of the shop takes over this device. What the one before changed goes up first: a change is judged only while the session
 * is its author's; later it would wait for them. Where the server is away, or nobody is logged in, the device proves the PIN by itself, and
 * the session stays whose it was: commands say who did it.
 * @throws PinError if the device cannot let them in, ApiError if the server does not.
 */
export async function switchPerson(personId: string, pin: string): Promise<void> {
  const { device, enrolment } = openSession();
  try {
    if (navigator.onLine) await device.sync.whenSent(HAND_OVER_MS);
    const opened = await device.api<SessionOpened>({ method: 'POST', path: '/auth/switch', body: { personId, pin } });
    await enter(opened, enrolment.device, pin);
  } catch (error) {
    const isAway = isServerAway(error) || (error instanceof ApiError && error.status === 401);
    if (!isAway) throw error;
    await switchByDevice(device, personId, pin);
  }
}

async function switchByDevice({ pins, rows, tenantId }: OpenDevice, personId: string, pin: string): Promise<void> {
  const known = rows.view().state?.people.find(({ id }) => id === personId);
  const verdict = known === undefined ? 'unknown' : await pins.verify(personId, pin);
  if (known === undefined || verdict === 'unknown') throw new PinError('unknown');
  if (verdict !== 'right') throw new PinError(verdict, await pins.lockedForMs(personId));
  const { id, name, role, permissions } = known;
  await rememberEnrolment(tenantId, { person: { id, name, role, permissions } });
}

/** Closes the shop on this device. What is not sent stays and goes up after the next login; ask before if there is any. */
export async function logOut(): Promise<void> {
  const { device } = openSession();
  try {
    await device.api<null>({ method: 'POST', path: '/auth/logout' });
  } catch {
    // Without network the session ends by itself; this device forgets its tokens all the same.
  }
  await (await deviceKeys()).logOut(device.tenantId);
  show({ status: 'closed' });
  await device.close();
}

/**
 * Unlinks this device from the shop and takes everything of it off; the next login here is another device.
 * @throws LocalStoreError `UNPROTECTED_LEFT` while something is only here, UnreachableError without network: then nothing has happened.
 */
export async function unlinkDevice(): Promise<void> {
  const { device } = openSession();
  const { tenantId, deviceId, journal } = device;
  if ((await device.sync.unprotected()) > 0) throw new LocalStoreError('UNPROTECTED_LEFT');
  await device.api<null>({ method: 'DELETE', path: `/devices/${deviceId}` }).catch((error: unknown) => {
    if (!isUnlinked(error)) throw error;
  });
  await eraseDevice({ journal, keys: await deviceKeys(), tenantId, deviceId, close: () => device.close() });
  show({ status: 'closed' });
}

/** `pin` has just been accepted by the server, so that this device can prove it without network from now on. */
async function enter(opened: SessionOpened, known: DeviceProof | null, pin: string): Promise<void> {
  const enrolment = toEnrolment(opened, known);
  await (await deviceKeys()).enrol(enrolment);
  // Asks the browser not to throw the journal away when space is short; the answer changes nothing here.
  void (navigator.storage as StorageManager | undefined)?.persist();
  const previous = state.status === 'open' ? state.device : null;
  if (previous?.tenantId === enrolment.tenantId && previous.deviceId === enrolment.device.deviceId) {
    await previous.journal.raise(knownNumbers(enrolment));
    show({ status: 'open', enrolment, device: previous });
    previous.start();
    void refreshFromServer(previous).catch(reportError);
  } else {
    await open(enrolment);
    await previous?.close();
  }
  const { pins } = openSession().device;
  void pins.learn(enrolment.person.id, pin, opened.serverTime).catch(reportError);
}

function toEnrolment({ tokens, device, person, shop }: SessionOpened, known: DeviceProof | null): Enrolment {
  const secret = device.secret ?? (known?.deviceId === device.id ? known.secret : null);
  if (secret === null) throw new Error('the server enrolled this device without telling its secret');
  return {
    tenantId: shop.id,
    device: { deviceId: device.id, secret },
    folioSeries: device.folioSeries,
    lastDeviceSeq: device.lastDeviceSeq,
    lastFolioNumber: device.lastFolioNumber,
    person,
    shop,
    tokens: { accessToken: tokens.accessToken, refreshToken: tokens.refreshToken },
  };
}
