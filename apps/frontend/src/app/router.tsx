import { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { fetchContract } from '../data/check-command.ts';
import { QUERY_DEFAULTS } from '../data/query-defaults.ts';
import { sessionReady } from '../data/session.ts';
import { keepAppOnDevice } from './app-updates.ts';
import { CrashScreen } from './crash-screen.tsx';
import { fetchAhead, fetchPartsWhenIdle, lazyScreen } from './lazy-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { Root } from './root.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundScreen,
  errorComponent: CrashScreen,
});

/** Behind the login: without a shop open on this device every address leads to the way in. */
const shop = createRoute({
  getParentRoute: () => root,
  id: 'shop',
  beforeLoad: async () => {
    const session = await sessionReady();
    if (session.status === 'failed') throw session.error;
    if (session.status === 'closed') throw redirect({ to: '/acceso', replace: true });
  },
});

/** Every screen is its own chunk: what a cashier's phone downloads to sell must stay small. */
const entryScreens = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/inicio', replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/clientes',
    beforeLoad: () => {
      throw redirect({ to: '/fiados', replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/registro',
    component: lazyScreen(() => import('../screens/register/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/acceso',
    component: lazyScreen(() => import('../screens/login/index.tsx')),
  }),
] as const;

const shopScreens = [
  createRoute({
    getParentRoute: () => shop,
    path: '/inicio',
    component: lazyScreen(() => import('../screens/home/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/vender',
    validateSearch: (search: Record<string, unknown>): { cliente?: 'elegir'; codigo?: string } => ({
      ...(search['cliente'] === 'elegir' && { cliente: 'elegir' as const }),
      ...(typeof search['codigo'] === 'string' && { codigo: search['codigo'] }),
    }),
    component: lazyScreen(() => import('../screens/sell/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/cobrar',
    validateSearch: (search: Record<string, unknown>): { forma?: 'fiado' } =>
      search['forma'] === 'fiado' ? { forma: 'fiado' } : {},
    component: lazyScreen(() => import('../screens/charge/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/cobrado',
    validateSearch: (search: Record<string, unknown>): { venta?: string } =>
      typeof search['venta'] === 'string' ? { venta: search['venta'] } : {},
    component: lazyScreen(() => import('../screens/receipt/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ventas',
    validateSearch: (search: Record<string, unknown>): { venta?: string } =>
      typeof search['venta'] === 'string' ? { venta: search['venta'] } : {},
    component: lazyScreen(() => import('../screens/sales/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ventas/$id',
    component: lazyScreen(() => import('../screens/sale/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/productos',
    validateSearch: (search: Record<string, unknown>): { ver?: 'bajos' } =>
      search['ver'] === 'bajos' ? { ver: 'bajos' } : {},
    component: lazyScreen(() => import('../screens/products/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/productos/nuevo',
    validateSearch: (search: Record<string, unknown>): { codigo?: string; nombre?: string; corrige?: string } => ({
      ...((typeof search['codigo'] === 'string' || typeof search['codigo'] === 'number') && {
        codigo: String(search['codigo']),
      }),
      ...(typeof search['nombre'] === 'string' && { nombre: search['nombre'] }),
      ...(typeof search['corrige'] === 'string' && { corrige: search['corrige'] }),
    }),
    component: lazyScreen(() => import('../screens/product-new/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/productos/$id',
    component: lazyScreen(() => import('../screens/product/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/fiados',
    component: lazyScreen(() => import('../screens/fiados/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/fiados/$customerId',
    component: lazyScreen(() => import('../screens/customer/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/corte',
    component: lazyScreen(() => import('../screens/closure/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/corte/historial',
    validateSearch: (search: Record<string, unknown>): { corte?: string } =>
      typeof search['corte'] === 'string' ? { corte: search['corte'] } : {},
    component: lazyScreen(() => import('../screens/closure-history/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/sincronizacion',
    validateSearch: (search: Record<string, unknown>): { copia?: 'sellada' } =>
      search['copia'] === 'sellada' ? { copia: 'sellada' } : {},
    component: lazyScreen(() => import('../screens/sync/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/devolver',
    validateSearch: (search: Record<string, unknown>): { folio?: string } =>
      typeof search['folio'] === 'string' ? { folio: search['folio'] } : {},
    component: lazyScreen(() => import('../screens/refund-ticket/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/revisar',
    component: lazyScreen(() => import('../screens/review/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/mas',
    component: lazyScreen(() => import('../screens/more/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ajustes',
    component: lazyScreen(() => import('../screens/settings/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ajustes/tienda',
    component: lazyScreen(() => import('../screens/settings-shop/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ajustes/equipo',
    component: lazyScreen(() => import('../screens/settings-team/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => shop,
    path: '/ajustes/dispositivos',
    component: lazyScreen(() => import('../screens/settings-devices/index.tsx')),
  }),
] as const;

export const queryClient = new QueryClient({ defaultOptions: { queries: QUERY_DEFAULTS } });

export const router = createRouter({
  routeTree: root.addChildren([...entryScreens, shop.addChildren(shopScreens)]),
  context: { queryClient },
  // A screen that breaks leaves what stands around it; the root's own handler is for what stands around.
  defaultErrorComponent: CrashScreen,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

fetchAhead(fetchContract);
const stopWaiting = router.subscribe('onRendered', () => {
  stopWaiting();
  fetchPartsWhenIdle();
  void keepAppOnDevice().catch(reportError);
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
