import type { ClientBase } from 'pg';
import { readRows, sameRows, type Difference, type Invariant } from '../invariant.ts';

/** A fiado or an abono of one customer, in centavos as text; `lowered` is what the ledger says that refunds and forgiveness took off. */
interface Entry {
  customer_id: string;
  kind: 'abono' | 'fiado';
  id: string;
  amount: string;
  lowered: string;
  forgiven: boolean;
  paid: string | null;
  status: string | null;
}

/** What a fiado must say of itself, beside what it says. */
interface FoldedFiado {
  readonly entry: Entry;
  readonly owed: bigint;
  readonly paid: bigint;
}

interface FoldedCustomer {
  readonly customerId: string;
  readonly fiados: readonly FoldedFiado[];
  readonly abonos: bigint;
  readonly credit: bigint;
}

// Abonos first ('abono' < 'fiado'), then the fiados from the oldest on: what the fold needs, in the order it needs it.
const ENTRIES = `
  select customer_id::text, kind, id::text, amount::text, lowered::text, forgiven, paid::text, status from (
    select customer_id, 'abono' as kind, id, recorded_at, amount_centavos as amount, 0::numeric as lowered, false as forgiven,
      null::bigint as paid, null as status
    from customers.fiado_payments where tenant_id = $1
    union all
    select f.customer_id, 'fiado', f.id, f.recorded_at, f.amount_centavos, coalesce(l.lowered, 0), coalesce(l.forgiven, false),
      f.paid_centavos, f.status
    from customers.fiados f
    left join (
      select fiado_id, -sum(amount_centavos) as lowered, bool_or(kind = 'forgiven') as forgiven
      from customers.customer_movements where tenant_id = $1 and fiado_id is not null group by fiado_id
    ) l on l.fiado_id = f.id
    where f.tenant_id = $1
  ) entries
  order by customer_id, kind, recorded_at, id`;

/** All that a customer paid goes to the oldest fiado until nothing of it is owed, then to the next; what is left is credit. */
function foldCustomer(customerId: string, entries: readonly Entry[]): FoldedCustomer {
  let abonos = 0n;
  let left = 0n;
  const fiados: FoldedFiado[] = [];
  for (const entry of entries) {
    if (entry.kind === 'abono') {
      abonos += BigInt(entry.amount);
      left = abonos;
      continue;
    }
    const owed = BigInt(entry.amount) - BigInt(entry.lowered);
    const payable = owed > 0n ? owed : 0n;
    const paid = left < payable ? left : payable;
    left -= paid;
    fiados.push({ entry, owed, paid });
  }
  return { customerId, fiados, abonos, credit: left };
}

/** The shop's customers one after another; only one is in memory. */
async function* foldCustomers(client: ClientBase, tenantId: string): AsyncGenerator<FoldedCustomer, void, undefined> {
  let entries: Entry[] = [];
  for await (const entry of readRows<Entry>(client, ENTRIES, [tenantId])) {
    const [first] = entries;
    if (first !== undefined && first.customer_id !== entry.customer_id) {
      yield foldCustomer(first.customer_id, entries);
      entries = [];
    }
    entries.push(entry);
  }
  const [first] = entries;
  if (first !== undefined) yield foldCustomer(first.customer_id, entries);
}

/** The statuses that fit the money; *disputed* and *forgiven* are decisions of people that the money must allow. */
function fittingStatuses({ entry, owed, paid }: FoldedFiado): readonly string[] {
  if (paid >= owed) return owed <= 0n && entry.forgiven ? ['paid', 'forgiven'] : ['paid'];
  return [paid > 0n || BigInt(entry.lowered) > 0n ? 'partly_paid' : 'open', 'disputed'];
}

async function* wrongPaid(client: ClientBase, tenantId: string): AsyncGenerator<Difference, void, undefined> {
  for await (const { fiados } of foldCustomers(client, tenantId)) {
    for (const { entry, paid } of fiados) {
      const found = String(entry.paid);
      if (found !== String(paid)) yield { row: entry.id, expected: `paid ${paid}`, found: `paid ${found}` };
    }
  }
}

async function* wrongStatus(client: ClientBase, tenantId: string): AsyncGenerator<Difference, void, undefined> {
  for await (const { fiados } of foldCustomers(client, tenantId)) {
    for (const fiado of fiados) {
      const fitting = fittingStatuses(fiado);
      const found = String(fiado.entry.status);
      if (!fitting.includes(found)) yield { row: fiado.entry.id, expected: fitting.join(' or '), found };
    }
  }
}

async function* wrongAllocation(client: ClientBase, tenantId: string): AsyncGenerator<Difference, void, undefined> {
  for await (const { customerId, fiados, abonos, credit } of foldCustomers(client, tenantId)) {
    const allocated = fiados.reduce((sum, { entry }) => sum + BigInt(entry.paid ?? 0), 0n);
    if (allocated + credit === abonos) continue;
    yield {
      row: customerId,
      expected: `abonos ${abonos} = allocated + credit ${credit}`,
      found: `allocated ${allocated}`,
    };
  }
}

/** Fiados: what each says of itself follows from the ledger by a fold that this file makes anew. */
export const FIADOS: readonly Invariant[] = [
  sameRows('fiado.sale', 'Every fiado comes from a sale that was paid by it, with the amount of that payment.', {
    key: ['id'],
    columns: ['customer_id', 'amount_centavos', 'business_date', 'recorded_at'],
    expected: `
      select s.id, s.customer_id, sum(p.amount_centavos) as amount_centavos, s.business_date, s.recorded_at
      from sales.payments p join sales.sales s on s.tenant_id = p.tenant_id and s.id = p.sale_id
      where p.tenant_id = $1 and p.method = 'fiado' and p.amount_centavos > 0
      group by s.id, s.customer_id, s.business_date, s.recorded_at`,
    found: `
      select id, customer_id, amount_centavos, business_date, recorded_at from customers.fiados where tenant_id = $1`,
  }),
  sameRows('fiado.lowered', 'What was taken off a fiado is what refunds and forgiveness in the ledger took off it.', {
    key: ['id'],
    columns: ['lowered_centavos'],
    expected: `
      select fiado_id as id, -sum(amount_centavos) as lowered_centavos from customers.customer_movements
      where tenant_id = $1 and fiado_id is not null group by fiado_id`,
    found: `select id, lowered_centavos from customers.fiados where tenant_id = $1 and lowered_centavos <> 0`,
  }),
  {
    code: 'fiado.paid',
    description: 'Abonos pay the oldest fiado first, and each fiado says how much of it is paid.',
    check: wrongPaid,
  },
  {
    code: 'fiado.status',
    description: 'The status of a fiado fits what is paid and what was taken off.',
    check: wrongStatus,
  },
  {
    code: 'fiado.allocated',
    description: 'Abonos are what was allocated to fiados plus the credit.',
    check: wrongAllocation,
  },
];
