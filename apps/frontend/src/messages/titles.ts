import { appName } from './common.ts';

/** What each screen is called, in its header and in the browser's tab. */
export const titles = {
  register: 'Abre tu tienda',
  login: 'Entra a tu tienda',
  home: 'Inicio',
  sell: 'Vender',
  charge: 'Cobrar',
  receipt: 'Cobrado',
  sales: 'Tus ventas',
  sale: 'Venta',
  products: 'Productos',
  newProduct: 'Producto nuevo',
  product: 'Producto',
  fiados: 'Fiados',
  customer: 'Cliente',
  closure: 'Corte del día',
  closureHistory: 'Cortes anteriores',
  more: 'Más',
  settings: 'Ajustes',
  shopSettings: 'Tu tienda',
  teamSettings: 'Tu equipo',
  deviceSettings: 'Teléfonos y computadoras',
  review: 'Por revisar',
  refundTicket: 'Devolver con ticket',
  sync: 'Estado de sincronización',
  notFound: 'No encontrado',
};

/** Title of the document for a screen. */
export function documentTitle(screen: string): string {
  return `${screen} · ${appName}`;
}
