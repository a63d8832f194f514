import type { PaymentMethod } from '@michangarrito/domain';

/** How each way of paying is called. */
export const methodNames: Record<PaymentMethod, string> = {
  cash: 'Efectivo',
  card: 'Tarjeta',
  transfer: 'Transferencia',
  terminal: 'Terminal',
  fiado: 'Fiado',
  credit: 'Saldo a favor',
};
