import type { CommandOf, CommandType } from '@michangarrito/contracts';
import type { JournalEntry } from './device-database.ts';

type Route = JournalEntry['route'];
type Routes = { readonly [Type in CommandType]: (payload: CommandOf<Type>['payload']) => Route };

const post = (path: string): Route => ({ method: 'POST', path });
const patch = (path: string): Route => ({ method: 'PATCH', path });

/** Where each command is sent. The route is written into the journal with the text: an update of the app changes neither. */
const ROUTES: Routes = {
  recordSale: () => post('/sales'),
  refundSale: () => post('/sales/refunds'),
  createProduct: () => post('/products'),
  editProduct: ({ productId }) => patch(`/products/${productId}`),
  createCategory: () => post('/categories'),
  createCustomer: () => post('/customers'),
  editCustomer: ({ customerId }) => patch(`/customers/${customerId}`),
  recordFiadoPayment: ({ customerId }) => post(`/customers/${customerId}/fiado-payments`),
  recordCashMovement: () => post('/till/cash-movements'),
  recordStockMovement: () => post('/inventory/movements'),
  openTill: () => post('/till/sessions'),
  closeTill: () => post('/till/closures'),
};

export function commandRoute<Type extends CommandType>(type: Type, payload: CommandOf<Type>['payload']): Route {
  return ROUTES[type](payload);
}
