import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { applyTheme } from '../app/theme.ts';
import { ToastProvider } from '../design/toast.tsx';
import { pages } from './pages.tsx';
import '../design/theme.css';

/*
 * Every component with made-up data, for screenshots: gallery.html?page=sell&theme=dark. Served in development only.
 */
const wanted = new URLSearchParams(location.search);
const theme = wanted.get('theme');
applyTheme(theme === 'dark' || theme === 'light' ? theme : 'system');

const Page = pages[wanted.get('page') ?? 'components'];
const path = wanted.get('at') ?? '/vender';
const root = createRootRoute({
  component: () => <ToastProvider>{Page ? <Page /> : null}</ToastProvider>,
  notFoundComponent: () => <ToastProvider>{Page ? <Page /> : null}</ToastProvider>,
});
const router = createRouter({
  routeTree: root,
  history: createMemoryHistory({ initialEntries: [path] }),
  defaultNotFoundComponent: () => null,
});

const container = document.querySelector('#root');
if (container !== null) createRoot(container).render(<RouterProvider router={router as never} />);
