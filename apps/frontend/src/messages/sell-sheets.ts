import type { Unit } from '@michangarrito/domain';

/** Words of the sheets over the counter: they come with the sheets, so that the counter itself stays small. */

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
