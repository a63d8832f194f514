/** Words of the first screen of the day. Amounts come formatted. */
export const home = {
  soFar: 'Hoy llevas',
  more: (amount: string, day: string) => `${amount} más que el ${day}`,
  less: (amount: string, day: string) => `${amount} menos que el ${day}`,
  same: (day: string) => `Igual que el ${day}`,
  counts: (sales: number, average: string) =>
    sales === 0 ? 'Todavía no vendes hoy' : `${saleCount(sales)} · ${average} por venta`,
  refunded: (sold: string, back: string) => `Vendiste ${sold} · Devolviste ${back}`,
  average: (amount: string) => `${amount} por venta`,
  byHour: 'Ventas por hora',
  today: 'hoy',
  before: (day: string) => `${day} pasado`,
  chart: (peak: string, hour: string) => `Ventas por hora. La mejor fue ${hour}, con ${peak}.`,
  chartEmpty: 'Ventas por hora. Todavía no hay.',
  waiting: 'Te espera',
  nothingWaiting: 'Nada por ahora. Todo va al corriente.',
  profit: 'Ganancia',
  profitShare: (percent: string) => `${percent} de la venta`,
  sales: 'Ventas',
  till: 'En caja',
  reading: '—',
  tillSince: (hour: string) => `abierta desde las ${hour}`,
  toReview: (count: number) => (count === 1 ? '1 movimiento por revisar' : `${String(count)} movimientos por revisar`),
  toReviewDetail: 'Llegaron y no están en tus cuentas',
  install: 'Instálala en este aparato',
  installDetail: 'Sin abrirla 7 días, Safari la borra',
  tillClosed: 'Caja cerrada',
  tillClosedHint: 'Ábrela con tu cambio',
  tillHint: 'Ábrela para llevar la cuenta',
  hour: (hour: number) => `${String(hour % 12 === 0 ? 12 : hour % 12)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  hourShort: (hour: number) => String(hour % 12 === 0 ? 12 : hour % 12),
  offline: 'No se pudo leer tu día',
  offlineBody:
    'No hay internet, y este aparato todavía no tiene el resumen de tu día. Sigue vendiendo: lo que cobras queda guardado.',
  unread: 'Lo que cobraste está guardado. Intenta otra vez o sigue vendiendo.',
  notAllowed: 'Aquí ve el día el dueño',
  notAllowedBody: 'Tú sigue vendiendo; todo lo que cobras queda a tu nombre.',
  sell: 'Ir a vender',
  tillOpen: (name: string) => `Caja abierta · ${name}`,
  inCash: (amount: string) => `${amount} en efectivo`,
  top: 'Lo más vendido',
  topEmpty: 'Aquí sale lo que más vendas hoy.',
  paid: 'Cómo te pagaron',
  paidEmpty: 'Aquí ves cuánto fue en efectivo, tarjeta y lo demás.',
  closeTill: 'Hacer corte',
  openTill: 'Abrir caja',
  lowStock: (count: number) => (count === 1 ? '1 producto se acaba' : `${String(count)} productos se acaban`),
  overdue: (count: number) => (count === 1 ? '1 fiado vencido' : `${String(count)} fiados vencidos`),
  attention: (count: number) => (count === 1 ? '1 venta te necesita' : `${String(count)} ventas te necesitan`),
  attentionDetail: 'Revisa y decide; el dinero está guardado',
  /** "Huevo, leche y tortilla", "Huevo, leche, tortilla y 2 más". */
  names: (names: readonly string[], all: number) => {
    const rest = all - names.length;
    const said = rest > 0 ? [...names, `${String(rest)} más`] : names;
    return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} y ${said.at(-1) ?? ''}`;
  },
};

function saleCount(sales: number): string {
  return sales === 1 ? '1 venta' : `${String(sales)} ventas`;
}
