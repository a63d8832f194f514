import { sameRows, type Invariant } from '../invariant.ts';

/** What customers owe: one ledger, and a source for each of its entries. */
export const CUSTOMERS: readonly Invariant[] = [
  sameRows('customer.balance', 'What a customer owes is the sum of their ledger.', {
    key: ['customer_id'],
    columns: ['balance_centavos'],
    expected: `
      select customer_id, sum(amount_centavos) as balance_centavos from customers.customer_movements
      where tenant_id = $1 group by customer_id having sum(amount_centavos) <> 0`,
    found: `
      select customer_id, balance_centavos from customers.customer_balances where tenant_id = $1 and balance_centavos <> 0`,
  }),
  sameRows('customer.fiados-less-credit', 'What a customer owes is what is left of their fiados, less their credit.', {
    key: ['customer_id'],
    columns: ['balance_centavos'],
    // The paid part of the fiados is in both terms and falls out: fiados − lowered − abonos.
    expected: `
      select customer_id, sum(centavos) as balance_centavos from (
        select customer_id, amount_centavos - lowered_centavos as centavos from customers.fiados where tenant_id = $1
        union all
        select customer_id, -amount_centavos from customers.fiado_payments where tenant_id = $1
      ) entries group by customer_id having sum(centavos) <> 0`,
    found: `
      select customer_id, balance_centavos from customers.customer_balances where tenant_id = $1 and balance_centavos <> 0`,
  }),
  sameRows('ledger.fiado', 'Every fiado is in the ledger with its amount, and no other.', {
    key: ['id'],
    columns: ['customer_id', 'amount_centavos', 'recorded_at'],
    expected: `select id, customer_id, amount_centavos, recorded_at from customers.fiados where tenant_id = $1`,
    found: `
      select id, customer_id, amount_centavos, recorded_at from customers.customer_movements where tenant_id = $1 and kind = 'fiado'`,
  }),
  sameRows('ledger.abono', 'Every abono is in the ledger with its amount, and no other.', {
    key: ['id'],
    columns: ['customer_id', 'amount_centavos', 'recorded_at'],
    expected: `
      select id, customer_id, -amount_centavos as amount_centavos, recorded_at from customers.fiado_payments where tenant_id = $1`,
    found: `
      select id, customer_id, amount_centavos, recorded_at from customers.customer_movements where tenant_id = $1 and kind = 'abono'`,
  }),
  sameRows(
    'ledger.refund',
    'What a refund took off a debt is in the ledger, on the fiado of its sale, and nothing else.',
    {
      key: ['id'],
      columns: ['customer_id', 'fiado_id', 'amount_centavos'],
      expected: `
      select r.id, s.customer_id, r.sale_id as fiado_id, -sum(p.amount_centavos) as amount_centavos
      from sales.refund_payments p
      join sales.refunds r on r.tenant_id = p.tenant_id and r.id = p.refund_id
      join sales.sales s on s.tenant_id = r.tenant_id and s.id = r.sale_id
      where p.tenant_id = $1 and p.method = 'fiado'
      group by r.id, s.customer_id, r.sale_id`,
      found: `
      select id, customer_id, fiado_id, amount_centavos from customers.customer_movements where tenant_id = $1 and kind = 'refund'`,
    },
  ),
  sameRows('ledger.forgiven', 'Forgiveness comes from a command and names a fiado of that customer.', {
    key: ['id'],
    columns: ['customer_id', 'fiado_id'],
    expected: `
      select m.id, f.customer_id, f.id as fiado_id
      from customers.customer_movements m
      join sync.commands c on c.tenant_id = m.tenant_id and c.id = m.id
      join customers.fiados f on f.tenant_id = m.tenant_id and f.id = m.fiado_id
      where m.tenant_id = $1 and m.kind = 'forgiven'`,
    found: `
      select id, customer_id, fiado_id from customers.customer_movements where tenant_id = $1 and kind = 'forgiven'`,
  }),
];
