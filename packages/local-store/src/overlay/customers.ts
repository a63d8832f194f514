import type { AnyCommand, CreateCustomer, Customer, RecordSale, SaleDetail } from '@michangarrito/contracts';
import { ZERO_CENTAVOS, addCentavos, subtractCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';
import { editedFields, type Rows } from './commands.ts';

/** The sales that are known here, so that what came back on credit comes off the debt of who bought. */
export type Buyers = Rows<Pick<SaleDetail, 'customerId'>>;

/** Customers with their balances as they will be once the server has these commands (oldest first). */
export function overlayCustomers(
  customers: Rows<Customer>,
  commands: readonly AnyCommand[],
  sales: Buyers,
): Rows<Customer> {
  const changed = new Map(customers);
  for (const command of commands) apply(changed, command, sales);
  return changed;
}

type Changing = Map<string, Customer>;

function apply(customers: Changing, command: AnyCommand, sales: Buyers): void {
  switch (command.type) {
    case 'createCustomer':
      if (!customers.has(command.id)) customers.set(command.id, newCustomer(command));
      return;
    case 'editCustomer':
      return change(customers, command.payload.customerId, (customer) => ({
        ...customer,
        ...editedFields(command.payload.changes),
      }));
    case 'recordFiadoPayment':
      return change(customers, command.payload.customerId, (customer) =>
        lower(customer, command.payload.amountCentavos),
      );
    case 'recordSale':
      return change(customers, command.payload.customerId, (customer) => lend(customer, command));
    case 'refundSale': {
      const buyer = sales.get(command.payload.saleId)?.customerId ?? null;
      return change(customers, buyer, (customer) => lower(customer, onCredit(command.payload.payments)));
    }
    case 'refundTicket':
    case 'createProduct':
    case 'editProduct':
    case 'createCategory':
    case 'recordCashMovement':
    case 'recordStockMovement':
    case 'openTill':
    case 'closeTill':
  }
}

function change(customers: Changing, id: string | null, update: (customer: Customer) => Customer): void {
  const customer = id === null ? undefined : customers.get(id);
  if (customer !== undefined) customers.set(customer.id, update(customer));
}

function lend(customer: Customer, { payload, recordedAt }: RecordSale): Customer {
  const lent = onCredit(payload.payments);
  if (lent === ZERO_CENTAVOS) return customer;
  return {
    ...customer,
    balanceCentavos: addCentavos(customer.balanceCentavos, lent),
    oldestOpenAt: customer.oldestOpenAt ?? recordedAt,
  };
}

/** Nothing owed any more: no debt is open, and none is late. What of several debts is left is for the server to say. */
function lower(customer: Customer, amount: Centavos): Customer {
  const balanceCentavos = subtractCentavos(customer.balanceCentavos, amount);
  if (balanceCentavos > 0) return { ...customer, balanceCentavos };
  return { ...customer, balanceCentavos, oldestOpenAt: null, overdue: false };
}

function onCredit(payments: readonly { readonly method: string; readonly amountCentavos: Centavos }[]): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === 'fiado').map(({ amountCentavos }) => amountCentavos));
}

function newCustomer({ id, payload }: CreateCustomer): Customer {
  return { id, ...payload, balanceCentavos: ZERO_CENTAVOS, oldestOpenAt: null, overdue: false, archived: false };
}
