import { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { CrashScreen } from './crash-screen.tsx';
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

/** Every screen is its own chunk: what a cashier's phone downloads to sell must stay small. */
const screens = [
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
    component: lazyRouteComponent(() => import('../screens/register/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/acceso',
    component: lazyRouteComponent(() => import('../screens/login/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inicio',
    component: lazyRouteComponent(() => import('../screens/home/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/vender',
    component: lazyRouteComponent(() => import('../screens/sell/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cobrar',
    component: lazyRouteComponent(() => import('../screens/charge/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cobrado',
    validateSearch: (search: Record<string, unknown>): { venta?: string } =>
      typeof search['venta'] === 'string' ? { venta: search['venta'] } : {},
    component: lazyRouteComponent(() => import('../screens/receipt/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ventas',
    component: lazyRouteComponent(() => import('../screens/sales/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ventas/$id',
    component: lazyRouteComponent(() => import('../screens/sale/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/productos',
    component: lazyRouteComponent(() => import('../screens/products/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/productos/nuevo',
    component: lazyRouteComponent(() => import('../screens/product-new/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/productos/$id',
    component: lazyRouteComponent(() => import('../screens/product/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fiados',
    component: lazyRouteComponent(() => import('../screens/fiados/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fiados/$customerId',
    component: lazyRouteComponent(() => import('../screens/customer/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/corte',
    component: lazyRouteComponent(() => import('../screens/closure/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/corte/historial',
    component: lazyRouteComponent(() => import('../screens/closure-history/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mas',
    component: lazyRouteComponent(() => import('../screens/more/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ajustes',
    component: lazyRouteComponent(() => import('../screens/settings/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ajustes/tienda',
    component: lazyRouteComponent(() => import('../screens/settings-shop/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ajustes/equipo',
    component: lazyRouteComponent(() => import('../screens/settings-team/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ajustes/dispositivos',
    component: lazyRouteComponent(() => import('../screens/settings-devices/index.tsx')),
  }),
] as const;

/** Data of the device never goes stale by itself; what comes from the server is asked again when the screen comes back. */
export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } });

export const router = createRouter({
  routeTree: root.addChildren(screens),
  context: { queryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
