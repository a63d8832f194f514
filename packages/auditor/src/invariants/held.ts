import { sameRows, violations, type Invariant } from '../invariant.ts';

/** What each held command of the shop does to the drawer by its own words, with its sign; `h` is sync.held_commands. */
const CASH_OF_COMMAND = `(
  case h.type
    when 'recordFiadoPayment' then
      case when h.command -> 'payload' ->> 'method' = 'cash' then (h.command -> 'payload' ->> 'amountCentavos')::numeric else 0 end
    when 'recordCashMovement' then
      case when h.command -> 'payload' ->> 'kind' = 'in' then 1 else -1 end * (h.command -> 'payload' ->> 'amountCentavos')::numeric
    when 'recordSale' then (
      select coalesce(sum((p ->> 'amountCentavos')::numeric), 0) from json_array_elements(h.command -> 'payload' -> 'payments') p
      where p ->> 'method' = 'cash')
    when 'refundSale' then (
      select -coalesce(sum((p ->> 'amountCentavos')::numeric), 0) from json_array_elements(h.command -> 'payload' -> 'payments') p
      where p ->> 'method' = 'cash')
    when 'refundTicket' then (
      select -coalesce(sum((p ->> 'amountCentavos')::numeric), 0) from json_array_elements(h.command -> 'payload' -> 'payments') p
      where p ->> 'method' = 'cash')
    else 0
  end)`;

/**
 * Cash of commands that are not in the books: of each that is parked, and of each whose cash has moved and whose rest never came. In its
 * till session, or in none where that was not here.
 */
export function cashOfWaiting(types: readonly string[]): string {
  return `
    select id, amount_centavos, till_session_id, actor_id, device_id, recorded_at from (
      select h.id, ${CASH_OF_COMMAND} as amount_centavos, h.actor_id, h.device_id, h.recorded_at,
        case when m.till_session_id is null and m.id is not null then null else (h.command -> 'payload' ->> 'tillSessionId')::uuid end as till_session_id
      from sync.held_commands h left join sales.cash_movements m on m.tenant_id = h.tenant_id and m.id = h.id
      where h.tenant_id = $1 and h.settled_as is distinct from 'recorded' and h.type in (${types.map((type) => `'${type}'`).join(', ')})
        and (m.id is not null or (h.reason = 'parked' and h.settled_at is null))
    ) waiting where amount_centavos <> 0`;
}

/** Movements of commands that are or were held, by id and till session. */
export const MOVED_EARLY = `
  (select m.id, m.till_session_id from sync.held_commands h
   join sales.cash_movements m on m.tenant_id = h.tenant_id and m.id = h.id where h.tenant_id = $1)`;

/** Commands that wait: in the books or not, and their cash. */
export const HELD: readonly Invariant[] = [
  violations(
    'held.settled',
    'A held command is in the books where it was settled so, and nowhere else.',
    `select h.id::text as row, case when h.settled_as = 'recorded' then 'a command' else 'no command' end as expected,
      case when c.id is null then 'no command' else 'a command' end as found
    from sync.held_commands h left join sync.commands c on c.tenant_id = h.tenant_id and c.id = h.id
    where h.tenant_id = $1 and (coalesce(h.settled_as, '') = 'recorded') = (c.id is null)
    order by 1`,
  ),
  sameRows('held.cash', 'Cash that a held command has moved is what the command says.', {
    key: ['id'],
    columns: ['amount_centavos'],
    expected: `
      select h.id, ${CASH_OF_COMMAND} as amount_centavos
      from sync.held_commands h join sales.cash_movements m on m.tenant_id = h.tenant_id and m.id = h.id
      where h.tenant_id = $1 and h.type <> 'openTill'`,
    found: `
      select m.id, m.amount_centavos
      from sync.held_commands h join sales.cash_movements m on m.tenant_id = h.tenant_id and m.id = h.id
      where h.tenant_id = $1 and h.type <> 'openTill'`,
  }),
];
