/** Words of the sale: counter and basket; the sheets over them have their own. Amounts and quantities come formatted. */
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
  scan: 'Escanear con la cámara',
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

export const emptyShelf = {
  favourites: 'Aquí van tus favoritos',
  favouritesHint: 'Agrega lo que más vendes: toca la estrella en cada producto.',
  category: 'Aquí no hay productos todavía',
  categoryHint: 'Agrega el primero y ya lo puedes vender.',
  addProduct: 'Agregar producto',
  seeAll: 'Ver todos los productos',
};
