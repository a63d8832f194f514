import type { Flag, SaleStatus } from '@michangarrito/domain';

/** Past sales, what is only on this device, and giving back. */
export const sales = {
  search: 'Busca por folio',
  period: 'De cuándo',
  today: 'Hoy',
  yesterday: 'Ayer',
  week: '7 días',
  all: 'Todas',
  more: 'Ver más',
  count: (count: number, total: string) => `${count === 1 ? '1 venta' : `${String(count)} ventas`} · ${total}`,
  refundedOf: (amount: string) => `Devolviste ${amount}`,
  emptyTitle: 'Aquí no hay ventas todavía',
  emptyBody: 'Cuando cobres, aquí ves cada venta, la vuelves a imprimir o la devuelves.',
  noneFound: 'No encontramos ese folio',
  noneFoundBody: 'Revisa las letras y números, o busca en todas las fechas.',
  sell: 'Ir a vender',
  noneHereBody: 'Puede ser de otro aparato que todavía no manda sus ventas.',
  refundTicket: 'Devolver con su ticket',
  olderAway: 'Sin internet sólo se ven las últimas dos semanas.',
  choose: 'Elige una venta para ver su ticket',
  by: (name: string) => `Cobró ${name}`,
};

export const saleStatuses: Record<SaleStatus, string> = {
  recorded: 'Cobrada',
  partly_refunded: 'Devuelta en parte',
  refunded: 'Devuelta',
  cancelled: 'Cancelada',
};

/** Why a sale was kept although something about it was odd. */
export const flagWords: Record<Flag, string> = {
  actor_unknown: 'Quien la hizo nunca había entrado en ese aparato.',
  permission_missing: 'Quien la hizo no tenía permiso para algo de esto.',
  price_differs: 'Se vendió a otro precio que el de tu catálogo.',
  tax_class_differs: 'Llevaba otro impuesto que el de tu catálogo.',
  stock_negative: 'Se vendió más de lo anotado en existencias. Si no las cuentas, no hagas caso.',
  credit_limit_passed: 'Pasó el límite de fiado del cliente.',
  clock_impossible: 'La hora del aparato estaba mal.',
  device_forked: 'Otro aparato usó el mismo número de ticket.',
  till_closed: 'Llegó después del corte; quedó como ajuste.',
  refund_exceeds_sale: 'Se devolvió más de lo que se vendió.',
  product_archived: 'Un producto ya estaba dado de baja.',
  customer_archived: 'El cliente ya estaba dado de baja.',
  closed_twice: 'Esa caja ya se había cerrado.',
  varios_above_cap: 'Un cobro de Varios pasó del tope de tu tienda.',
};

export const protection = {
  needs: 'No se pudo mandar. Tu dinero está a salvo; decide qué hacer:',
  again: 'Mandar otra vez',
  seen: 'Ya lo arreglé',
  kinds: {
    recordSale: 'Venta',
    refundSale: 'Devolución',
    refundTicket: 'Devolución con ticket',
    createProduct: 'Producto nuevo',
    editProduct: 'Cambio de producto',
    createCategory: 'Categoría nueva',
    createCustomer: 'Cliente nuevo',
    editCustomer: 'Cambio de cliente',
    recordFiadoPayment: 'Abono',
    recordCashMovement: 'Dinero de la caja',
    recordStockMovement: 'Movimiento de inventario',
    openTill: 'Abrir caja',
    closeTill: 'Corte',
  } as Record<string, string>,
};

export const saleDetail = {
  refund: 'Devolver',
  print: 'Imprimir',
  whatsapp: 'WhatsApp',
  refunds: 'Devoluciones',
  flags: 'Para que lo sepas',
  refundedSoFar: (money: string | null, fiado: string | null) =>
    `Ya ${[money && `devolviste ${money}`, fiado && `le descontaste ${fiado} de su cuenta`].filter(Boolean).join(' y ')}`,
};

export const refund = {
  title: 'Devolver',
  subtitle: (folio: string) => `Venta ${folio}`,
  left: (amount: string) => `de ${amount}`,
  all: 'Devolver todo',
  destination: 'Qué pasa con lo que regresa',
  toStock: 'Se vuelve a vender',
  toWaste: 'Se tira',
  method: 'Cómo regresas el dinero',
  fiadoFirst: (fiado: string, money: string | null) =>
    `${fiado} se le descuentan de su cuenta. ${money === null ? 'No le das dinero.' : `Le das ${money}.`}`,
  reason: 'Por qué',
  reasonMissing: 'Escribe por qué, para acordarte.',
  confirm: (money: string | null, fiado: string | null) =>
    money === null ? `Descontarle ${fiado ?? ''} de su cuenta` : `Devolver ${money}`,
  nothing: 'Elige qué regresa',
  busy: 'Devolviendo…',
  done: (money: string | null, fiado: string | null) =>
    [money && `Devolviste ${money}.`, fiado && `Le descontaste ${fiado} de su cuenta.`].filter(Boolean).join(' '),
};
