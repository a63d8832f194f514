import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';

/** What the data layer asks of a page besides its database. */
export function newBrowser(): void {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', { onLine: true, userAgent: 'tests' });
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    clear: () => kept.clear(),
  });
  vi.stubGlobal('reportError', (error: unknown) => {
    throw error;
  });
}

/** A new page over the same browser: every module starts anew, as after a reload. */
export async function loadPage() {
  vi.resetModules();
  const [session, commands, http] = await Promise.all([
    import('../../src/data/session.ts'),
    import('../../src/data/commands.ts'),
    import('../../src/data/http.ts'),
  ]);
  return { ...session, ...commands, ...http };
}
export type Page = Awaited<ReturnType<typeof loadPage>>;
