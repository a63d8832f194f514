import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type * as React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { ToastProvider } from '../src/design/toast.tsx';

// A component drawn without a browser: what React would ask of a server is what it asks of the page.
vi.mock('react', async (original) => {
  const react = await original<typeof React>();
  const useSyncExternalStore: typeof React.useSyncExternalStore = (subscribe, read) =>
    react.useSyncExternalStore(subscribe, read, read);
  return { ...react, useSyncExternalStore };
});

/** A component as it stands when it comes, as HTML, under the providers of the app. Import this before the component. */
export function staticMarkup(node: React.ReactNode, queries = new QueryClient()): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <ToastProvider>{node}</ToastProvider>
    </QueryClientProvider>,
  );
}
