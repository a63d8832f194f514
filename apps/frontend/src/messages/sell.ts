import type { Unit } from '@michangarrito/domain';

/** Words of the sale: counter, basket and the sheets over it. Amounts and quantities come formatted. */
export const sell = {
  openSales: 'Ventas abiertas',
  newSale: 'Abrir otra venta',
  saleName: (place: number) => `Venta ${String(place)}`,
  categories: 'Categorías',
  favourites: 'Favoritos',
  everything: 'Todo',
  search: 'Busca un producto',
  searchOrScan: 'Escanea, o escribe nombre o código',
  clearSearch: 'Borrar lo escrito',
  varios: 'Varios',
  variosHint: 'Cobrar una cantidad sin producto',
  noPrice: 'Ponle precio',
  results: 'Productos encontrados',
  create: (words: string) => `Crear “${words}” como producto nuevo`,
  createCode: (code: string) => `Agregar el código ${code}`,
  nothing: (words: string) => `No hay nada que se llame “${words}”`,
  noCode: (code: string) => `No conozco el código ${code}`,
  inSale: (amount: string) => `${amount} en la venta`,
  left: (amount: string) => `quedan ${amount}`,
  soldOut: 'Ya no queda; lo puedes vender',
  products: (count: number) => (count === 1 ? '1 producto' : `${String(count)} productos`),
  pieces: (count: number) => (count === 1 ? '1 pieza' : `${String(count)} piezas`),
  showCart: 'Ver la venta',
  hideCart: 'Esconder la venta',
  charge: 'Cobrar',
};

export const cart = {
  clear: 'Vaciar',
  cleared: (sale: string) => `Vaciaste la ${sale.toLocaleLowerCase('es-MX')}`,
  removed: (name: string) => `Quitaste ${name}`,
  customer: 'Cliente',
  discount: 'Descuento',
  note: 'Nota',
  anyone: 'Público en general',
  subtotal: (amount: string) => `Subtotal ${amount}`,
  minusDiscount: (amount: string) => `Descuento −${amount}`,
  each: (price: string) => `${price} c/u`,
  perUnit: (price: string, unit: string) => `${price} por ${unit}`,
  minus: (amount: string) => `–${amount}`,
  before: (amount: string) => `antes ${amount}`,
  lineDiscount: 'Descuento de este producto',
  lineRemove: 'Quitar de la venta',
  lineQuantity: 'Escribir la cantidad',
  empty: 'Aquí va la venta',
  emptyHint: 'Escanea o toca un producto.',
};

export const amountSheet = {
  mode: 'Cómo te lo piden',
  byPesos: 'Por pesos',
  byMeasure: {
    piece: 'Por pieza',
    kg: 'Por kilo',
    g: 'Por gramo',
    l: 'Por litro',
    ml: 'Por mililitro',
    m: 'Por metro',
  } satisfies Record<Unit, string>,
  asked: 'Te piden',
  weighs: 'Pesa',
  costs: 'Cuesta',
  howMany: 'Cuántos',
  howMuch: 'Cuánto es',
  quick: 'Cantidades rápidas',
  add: (amount: string, name: string) => `Agregar ${amount} de ${spoken(name)}`,
  addPlain: 'Agregar',
};

/** So much of a name fits in the button of a phone. */
const SPOKEN_LENGTH = 12;

/** A product as it is asked for: "Jamón de pierna" is "jamón", "Queso Oaxaca" is "queso Oaxaca". */
function spoken(name: string): string {
  const said = name.length > SPOKEN_LENGTH ? (name.split(' ', 1)[0] ?? name) : name;
  return said.charAt(0).toLocaleLowerCase('es-MX') + said.slice(1);
}

export const keyHints = {
  title: 'Teclas para vender',
  search: 'Buscar',
  quantity: 'Cantidad',
  byPesos: 'Por pesos',
  varios: 'Varios',
  customer: 'Cliente',
  fiado: 'Fiado',
  newSale: 'Otra venta',
  charge: 'Cobrar',
  choose: 'elegir',
  amount: 'cantidad',
  remove: 'quitar',
  removeKey: 'Supr',
  help: 'Ver todas las teclas',
  back: 'Regresar',
  home: 'Vender, desde cualquier pantalla',
  addOne: 'Agregar lo que buscaste o escaneaste',
  or: 'o',
};

/** How each unit is written and said. */
export const units = {
  piece: { symbol: 'pza', name: 'Pieza' },
  kg: { symbol: 'kg', name: 'Kilo' },
  g: { symbol: 'g', name: 'Gramo' },
  l: { symbol: 'L', name: 'Litro' },
  ml: { symbol: 'ml', name: 'Mililitro' },
  m: { symbol: 'm', name: 'Metro' },
} as const;

export const unknownCode = {
  text: (code: string) => `No conozco el código ${code}. ¿Lo agregas?`,
  add: 'Agregar',
};

/** A reader on a screen that is not the counter. */
export const scanned = {
  added: (name: string, price: string) => `Agregaste ${name} · ${price}`,
  atCounter: (name: string) => `${name} se agrega en Vender, donde dices cuánto.`,
};

export const variosSheet = {
  title: 'Varios',
  subtitle: 'Una cantidad sin producto',
  tooMuch: (cap: string) => `Varios llega hasta ${cap}. Cámbialo en Ajustes, Tu tienda.`,
};

export const priceSheet = {
  subtitle: 'Todavía no tiene precio',
  typed: (unit: string) => `Precio por ${unit}`,
  confirm: 'Poner precio y agregar',
  free: '¿Se vende gratis? Si no, escribe el precio.',
  confirmFree: 'Sí, se vende gratis',
};

export const discountSheet = {
  title: 'Descuento',
  ofSale: 'De toda la venta',
  mode: 'Cómo lo descuentas',
  inPesos: 'En pesos',
  inPercent: 'En porciento',
  typed: 'Quitas',
  result: 'Queda en',
  confirm: (amount: string) => `Descontar ${amount}`,
  none: 'Sin descuento',
  tooMuch: (most: string) => `No puede pasar de ${most}.`,
};

export const noteSheet = {
  title: 'Nota',
  label: 'Para acordarte',
  save: 'Guardar nota',
};

export const customerSheet = {
  title: '¿Para quién es?',
  search: 'Busca por nombre o teléfono',
  anyone: 'Público en general',
  owes: (amount: string) => `Debe ${amount}`,
  settled: 'No debe nada',
  create: (name: string) => `Agregar a “${name}”`,
  createPlain: 'Escribe el nombre para agregarlo',
};

export const emptyShelf = {
  favourites: 'Aquí van tus favoritos',
  favouritesHint: 'Agrega lo que más vendes: toca la estrella en cada producto.',
  category: 'Aquí no hay productos todavía',
  categoryHint: 'Agrega el primero y ya lo puedes vender.',
  addProduct: 'Agregar producto',
  seeAll: 'Ver todos los productos',
};
