import { clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;

/** The built app and what of it is fetched on demand, as the build found them: see `vite/service-worker.ts`. */
declare const PRECACHED: { readonly url: string; readonly revision: string | null; readonly integrity?: string }[];
declare const ON_DEMAND: readonly string[];

/** Parts of the release before this one, for pages that were open when this one took over. */
const PREVIOUS = 'michangarrito-previous';
/** What was asked for once and is too heavy for everybody's first visit. */
const ASKED_FOR = 'michangarrito-asked-for';
/** Addresses that are not the app's: the backend's, and files. */
const NOT_THE_APP = [/^\/api\//, /\/[^/]+\.[^/]+$/];

const app = new PrecacheController();
app.addToCacheList(PRECACHED);
const onDemand = new Set(ON_DEMAND.map((url) => new URL(url, location.href).href));

self.addEventListener('install', (event) => {
  void app.install(event);
});

self.addEventListener('activate', (event) => {
  event.waitUntil(replaceRelease(event));
});

/** Only a page that a person has told to update says so: a release waits until then, or until no page is open. */
self.addEventListener('message', ({ data }) => {
  if (data === 'TAKE_OVER') void self.skipWaiting();
});

// The page that installs it for the first time is served by it from then on.
clientsClaim();

registerRoute(new PrecacheRoute(app));
registerRoute(new NavigationRoute(app.createHandlerBoundToURL('/index.html'), { denylist: NOT_THE_APP }));
registerRoute(({ url }) => onDemand.has(url.href), new CacheFirst({ cacheName: ASKED_FOR }));
registerRoute(({ request, url, sameOrigin }) => {
  return sameOrigin && request.destination !== '' && url.pathname.startsWith('/assets/');
}, partOfPreviousRelease);

async function replaceRelease(event: ExtendableEvent): Promise<void> {
  await keepPreviousRelease();
  await app.activate(event);
  const asked = await caches.open(ASKED_FOR);
  for (const request of await asked.keys()) if (!onDemand.has(request.url)) await asked.delete(request);
}

async function keepPreviousRelease(): Promise<void> {
  const current = new Set(app.getURLsToCacheKeys().values());
  const precache = await caches.open(app.strategy.cacheName);
  const outdated = (await precache.keys()).filter(({ url }) => !current.has(url));
  if (outdated.length === 0) return;
  await caches.delete(PREVIOUS);
  const previous = await caches.open(PREVIOUS);
  for (const request of outdated) {
    const response = await precache.match(request);
    if (response !== undefined) await previous.put(request, response);
  }
}

async function partOfPreviousRelease({ request }: { request: Request }): Promise<Response> {
  return (await caches.match(request, { cacheName: PREVIOUS })) ?? fetch(request);
}
