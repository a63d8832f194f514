import type { CashKind } from '@michangarrito/domain';

/** Words of the till: float, in and out, corte X and corte Z. */
export const closure = {
  expected: 'Debe haber',
  counted: 'Contaste',
  missing: 'Faltan',
  spare: 'Sobran',
  even: 'Cuadra',
  count: 'Cuenta lo que hay',
  coins: 'Monedas',
  lessNote: (note: string) => `Quitar un billete de ${note}`,
  moreNote: (note: string) => `Agregar un billete de ${note}`,
  typeNotes: (note: string) => `Escribir cuántos billetes de ${note}`,
  lessCoin: (coin: string) => `Quitar una moneda de ${coin}`,
  moreCoin: (coin: string) => `Agregar una moneda de ${coin}`,
  typeCoins: (coin: string) => `Escribir cuántas monedas de ${coin}`,
  readX: 'Corte X',
  close: 'Cerrar el día',
  closing: 'Cerrando…',
  movements: 'Entradas y salidas',
  history: 'Cortes anteriores',
  offline: 'No se pudo leer tu caja',
};

export const openTillWords = {
  title: 'Abre tu caja',
  body: 'Cuenta el dinero con el que empiezas a dar cambio. Si no hay nada, deja cero.',
  float: 'Con cuánto abres',
  quick: 'Cantidades rápidas',
  confirm: (amount: string) => `Abrir con ${amount}`,
  confirmPlain: 'Abrir caja',
  opening: 'Abriendo…',
  done: (amount: string) => `Caja abierta con ${amount}`,
};

export const cashSheet = {
  in: 'Entró dinero',
  out: 'Salió dinero',
  kind: 'Qué pasó con el dinero',
  kinds: { in: 'Entró', out: 'Lo saqué', expense: 'Gasto' },
  kindMissing: 'Di si fue gasto o lo sacaste.',
  amount: 'Cuánto',
  reason: 'Para qué',
  reasonHint: 'Por ejemplo: cambio del banco, pago al del pan, luz',
  reasonMissing: 'Escribe para qué, para acordarte.',
  amountMissing: 'Escribe cuánto.',
  confirm: { in: 'Guardar entrada', out: 'Guardar salida', expense: 'Guardar gasto' },
  /** What the button says while something is missing, the first of it. */
  missing: { kind: 'Elige gasto o lo saqué', amount: 'Escribe cuánto', reason: 'Escribe para qué' },
  done: {
    in: (amount: string) => `Entraron ${amount} a la caja`,
    out: (amount: string) => `Salieron ${amount} de la caja`,
    expense: (amount: string) => `Gasto de ${amount} anotado`,
  },
  undoReason: (reason: string) => `Corrección: ${reason}`,
  none: 'Cuando metas o saques dinero de la caja, anótalo aquí para que el corte cuadre.',
};

export const readingWords = {
  title: 'Corte X',
  subtitle: 'Así va tu caja. No cierra el día.',
  save: 'Guardar este corte X',
  saved: 'Corte X guardado',
  sales: 'Vendiste',
  salesCount: (count: number) => (count === 1 ? '1 venta' : `${String(count)} ventas`),
  refunds: 'Devolviste',
  byMethod: 'Cómo te pagaron',
  drawer: 'Lo que pasó en la caja',
  opened: (hour: string, name: string) => `Abierta desde las ${hour} · ${name}`,
};

export const closeSheet = {
  title: '¿Cerrar el día?',
  even: 'Tu caja cuadra.',
  missing: (amount: string) => `Faltan ${amount}. Puedes cerrar así.`,
  spare: (amount: string) => `Sobran ${amount}. Puedes cerrar así.`,
  notCounted: 'No contaste nada. Si la caja está vacía, cierra así.',
  warning: 'El corte no se puede deshacer. Para seguir vendiendo abres otra caja.',
  waiting: (count: number) =>
    count === 1
      ? '1 movimiento está sólo aquí. Llega solo al volver la señal y se suma a este corte.'
      : `${String(count)} movimientos están sólo aquí. Llegan solos al volver la señal y se suman a este corte.`,
  note: 'Nota del corte',
  noteHint: 'Por ejemplo: se dieron mal $10 de cambio',
};

export const dayClosed = {
  title: 'Día cerrado',
  sold: (amount: string) => `Día cerrado. Vendiste ${amount}.`,
  youSold: 'Vendiste',
  kept: 'El corte está guardado en este aparato y protegido al llegar la señal.',
  history: 'Ver cortes anteriores',
  done: 'Listo',
};

export const closureHistory = {
  /** Null until the server has numbered it. */
  number: (number: number | null) => (number === null ? 'Corte Z' : `Corte Z ${String(number)}`),
  here: 'Sólo en este aparato',
  rest: 'Sin internet no se ve lo demás de este corte.',
  by: (name: string) => `Lo hizo ${name}`,
  emptyTitle: 'Todavía no hay cortes',
  emptyBody: 'Cuando cierres el día, aquí ves cada corte con lo que vendiste y si cuadró.',
  goToTill: 'Ir a la caja',
  choose: 'Elige un corte para verlo completo',
  offline: 'No se pudieron leer tus cortes',
  more: 'Ver más',
  denominations: 'Lo que contaste',
  adjustments: 'Llegó después del corte',
  adjustmentsHelp: 'Ventas o abonos que otro aparato mandó tarde. El corte no cambia; aquí queda lo que le faltaba.',
  note: 'Nota',
  notCounted: 'Sin contar',
  pieces: (count: number, value: string) => `${String(count)} de ${value}`,
};

/** Why something is counted to a corte that was already made; the words follow the database's codes. */
export const adjustmentReasons: Readonly<Record<string, string>> = {
  late_sale: 'Venta',
  late_refund: 'Devolución',
  late_abono: 'Abono',
  late_cash: 'Dinero de la caja',
};

/** What each kind of movement of the drawer is called. */
export const cashKinds: Record<CashKind, string> = {
  float: 'Con lo que abriste',
  sale: 'Ventas en efectivo',
  refund: 'Devoluciones',
  abono: 'Abonos en efectivo',
  in: 'Entradas',
  out: 'Salidas',
  expense: 'Gastos',
  deposit: 'Depósitos de envases',
  deposit_returned: 'Envases devueltos',
  recarga: 'Recargas',
  redondeo: 'Redondeo',
};
