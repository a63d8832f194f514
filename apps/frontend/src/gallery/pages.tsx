import type { ComponentType } from 'react';
import { chargePages } from './charge-pages.tsx';
import { ComponentsPage } from './components-page.tsx';
import { dayPages } from './day-pages.tsx';
import { productsPages } from './products-pages.tsx';
import { sellPages } from './sell-pages.tsx';

/** Pages of the gallery by name. */
export const pages: Record<string, ComponentType> = {
  components: ComponentsPage,
  ...sellPages,
  ...chargePages,
  ...dayPages,
  ...productsPages,
};
