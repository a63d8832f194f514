import { isErrorCode, type AnyCommand, type ErrorCode, type HeldReason } from '@michangarrito/contracts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { mayMoveCash, cashOf } from '../../../common/till/cash-of.ts';
import { moveCash } from '../../../common/till/move-cash.ts';
import type { PreparedCommand } from './command-preparer.ts';
import type { Parent } from './parents.ts';
import type { PushedCommand } from './read-command.ts';

/** Why a command is kept, and for what. */
export type Holding =
  | { readonly reason: 'parked'; readonly waitsFor: Parent }
  | { readonly reason: 'failed' | 'deposited' }
  | { readonly reason: 'refused'; readonly code: string };

/** A command that waits, as carrying it out needs it. */
export interface HeldCommandRow {
  readonly id: string;
  readonly reason: HeldReason;
  readonly device_id: string;
  readonly session_id: string | null;
  readonly command: PushedCommand;
  readonly attempts: number;
}

const COLUMNS = 'id, reason, device_id, session_id, command, attempts';
const RETRY_SECONDS = 30;
// A little more than an hour.
const MOST_DOUBLINGS = 7;

type CommandToHold = Pick<PreparedCommand, 'pushed' | 'received' | 'uploader'>;

/** Keeps a command that is not in the books. A parked one moves its cash at once. */
export async function hold(
  tx: TenantTx,
  { pushed, received, uploader }: CommandToHold,
  holding: Holding,
): Promise<void> {
  const { command, hash } = received;
  await tx.query(
    `insert into sync.held_commands (tenant_id, id, reason, type, hash, device_id, device_seq, actor_id, session_id, recorded_at, command,
       waits_for_kind, waits_for_ref, next_try_at)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, $10, $11, $12, $13, now() + make_interval(secs => $14))`,
    [
      ...[
        tx.tenantId,
        command.id,
        holding.reason,
        command.type,
        hash,
        command.deviceId,
        command.deviceSeq,
        command.actorId,
      ],
      ...[uploader.sessionId, command.recordedAt, JSON.stringify(pushed), ...waitsForOf(holding), RETRY_SECONDS],
    ],
  );
  if (holding.reason === 'parked') await moveCashAtOnce(tx, command);
}

/** Says anew why a held command waits; each time it is tried again later than before. `command` is needed to park it. */
export async function holdOn(
  tx: TenantTx,
  row: HeldCommandRow,
  command: AnyCommand | null,
  holding: Holding,
): Promise<void> {
  await tx.query(
    `update sync.held_commands set reason = $3, waits_for_kind = $4, waits_for_ref = $5, code = $6, attempts = attempts + 1,
       next_try_at = now() + make_interval(secs => $7)
     where tenant_id = $1 and id = $2`,
    [
      ...[tx.tenantId, row.id, holding.reason, ...waitsForOf(holding)],
      ...[holding.reason === 'refused' ? holding.code : null, retryAfterSeconds(row.attempts + 1)],
    ],
  );
  if (holding.reason === 'parked' && command) await moveCashAtOnce(tx, command);
}

/** What waits for rows that have not come is looked at later and later; then the shop is due when the first of its commands is. */
export async function putOff(tx: TenantTx): Promise<void> {
  await tx.query(
    `update sync.held_commands set attempts = attempts + 1, next_try_at = now() + make_interval(secs => $2 * 2 ^ least(attempts + 1, $3))
     where tenant_id = $1 and settled_at is null and reason = 'parked' and next_try_at <= now()`,
    [tx.tenantId, RETRY_SECONDS, MOST_DOUBLINGS],
  );
  await tx.query(
    `select sync.set_waiting((select min(next_try_at) from sync.held_commands
       where tenant_id = $1 and settled_at is null and reason in ('parked', 'failed')))`,
    [tx.tenantId],
  );
}

/** From now on it is the books' (`recorded`), or of nobody any more. */
export async function settle(tx: TenantTx, id: string, as: 'recorded' | 'rejected', by: string | null): Promise<void> {
  await tx.query(
    `update sync.held_commands set settled_at = now(), settled_as = $3, settled_by = $4 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, as, by],
  );
}

/** A held command that nobody has settled, locked; undefined where somebody has. */
export async function lockHeld(tx: TenantTx, id: string): Promise<HeldCommandRow | undefined> {
  const [row] = await tx.query<HeldCommandRow>(
    `select ${COLUMNS} from sync.held_commands where tenant_id = $1 and id = $2 and settled_at is null for update`,
    [tx.tenantId, id],
  );
  return row;
}

/** Whether the cash of a command is in the drawer's ledger. */
export async function hasMovedCash(tx: TenantTx, id: string): Promise<boolean> {
  const moved = await tx.query(`select 1 from sales.cash_movements where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    id,
  ]);
  return moved.length > 0;
}

/** Keeps the refusals of a device's journal, so that its numbers have no gap; each as it was answered last. */
export async function noteRejections(
  tx: TenantTx,
  deviceId: string,
  rejections: readonly { id: string; deviceSeq: number; type: string; code: string }[],
): Promise<void> {
  if (rejections.length === 0) return;
  const latest = [...new Map(rejections.map((each) => [`${each.deviceSeq} ${each.id.toLowerCase()}`, each])).values()];
  await tx.query(
    `insert into sync.rejections (tenant_id, device_id, device_seq, command_id, type, code)
     select $1, $2, r.seq, r.id, r.type, r.code from unnest($3::int[], $4::uuid[], $5::text[], $6::text[]) r (seq, id, type, code)
     on conflict (tenant_id, device_id, device_seq, command_id) do update set type = excluded.type, code = excluded.code, rejected_at = now()`,
    [
      ...[tx.tenantId, deviceId, latest.map(({ deviceSeq }) => deviceSeq), latest.map(({ id }) => id)],
      ...[latest.map(({ type }) => type), latest.map(({ code }) => code)],
    ],
  );
}

/** The code of a refusal, of our catalogue. */
export function codeOf(code: string | undefined): ErrorCode {
  return code !== undefined && isErrorCode(code) ? code : 'INTERNAL';
}

function waitsForOf(holding: Holding): [string | null, string | null] {
  return holding.reason === 'parked' ? [holding.waitsFor.kind, holding.waitsFor.ref] : [null, null];
}

function retryAfterSeconds(attempts: number): number {
  return RETRY_SECONDS * 2 ** Math.min(attempts, MOST_DOUBLINGS);
}

/** What is in the drawer is in the drawer, whatever the rest waits for: in its session where that is here, else in none. */
async function moveCashAtOnce(tx: TenantTx, command: AnyCommand): Promise<void> {
  if (!mayMoveCash(command)) return;
  const cash = cashOf(command);
  if (cash.amountCentavos === 0 || (await hasMovedCash(tx, command.id))) return;
  const moved = await moveCash(tx, command, cash);
  if (!moved.ok) await moveCash(tx, command, { ...cash, tillSessionId: null });
  await tx.query(
    `insert into sync.changes (tenant_id, id, kind, ref) values ($1, $2, 'cash_movement', $2) on conflict do nothing`,
    [tx.tenantId, command.id],
  );
}
