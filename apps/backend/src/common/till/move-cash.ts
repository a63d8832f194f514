import type { Envelope } from '@michangarrito/contracts';
import type { CashKind, Flag } from '@michangarrito/domain';
import type { TenantTx } from '../database/tenant-transactions.ts';

/** What a command does to the drawer. */
export interface CashMovement {
  readonly kind: CashKind;
  /** With its sign: above zero enters the drawer; zero moves nothing. */
  readonly amountCentavos: number;
  /** null: the device knew of no open session; the next corte takes it. */
  readonly tillSessionId: string | null;
  readonly reason: string | null;
  /** How it is explained where it comes after the corte of its session. */
  readonly late: 'late_sale' | 'late_refund' | 'late_abono' | 'late_cash';
  /** What it changes in the day's sales, with its sign. */
  readonly dayTotalCentavos: number;
}

type Moved = { readonly ok: true; readonly flags: Flag[] } | { readonly ok: false };

/**
 * Writes a movement of cash, and after the corte of its session the adjustment that explains it; what the command has moved and explained
 * already, when it was parked, it does not again. The session's row is held FOR KEY SHARE, so a corte that is closing it goes first and one
 * that comes later sees the movement. `ok: false`: the session is not of this shop.
 */
export async function moveCash(
  tx: TenantTx,
  command: Pick<Envelope, 'id' | 'actorId' | 'deviceId' | 'businessDate' | 'recordedAt'>,
  movement: CashMovement,
): Promise<Moved> {
  const session = await holdSession(tx, movement.tillSessionId);
  if (session === undefined) return { ok: false };
  let movedCentavos = 0;
  if (movement.amountCentavos !== 0) {
    const written = await tx.query(
      `insert into sales.cash_movements (tenant_id, id, till_session_id, kind, amount_centavos, reason, actor_id, device_id,
         business_date, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, id) do nothing returning 1`,
      [
        tx.tenantId,
        command.id,
        movement.tillSessionId,
        movement.kind,
        movement.amountCentavos,
        movement.reason,
        command.actorId,
        command.deviceId,
        command.businessDate,
        command.recordedAt,
      ],
    );
    if (written.length > 0) movedCentavos = movement.amountCentavos;
  }
  if (session.closureId === null) return { ok: true, flags: [] };
  await tx.query(
    `insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, id) do nothing`,
    [
      tx.tenantId,
      command.id,
      session.closureId,
      movement.late,
      movedCentavos,
      movement.dayTotalCentavos,
      command.recordedAt,
    ],
  );
  return { ok: true, flags: ['till_closed'] };
}

/** The corte that closed the session, null while it is open or none is named; undefined if the shop has no such session. */
async function holdSession(
  tx: TenantTx,
  tillSessionId: string | null,
): Promise<{ closureId: string | null } | undefined> {
  if (tillSessionId === null) return { closureId: null };
  const [session] = await tx.query<{ closure_id: string | null }>(
    `select closure_id from sales.till_sessions where tenant_id = $1 and id = $2 for key share`,
    [tx.tenantId, tillSessionId],
  );
  return session && { closureId: session.closure_id };
}
