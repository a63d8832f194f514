import { Injectable } from '@nestjs/common';
import type { CloseTill as CloseTillCommand, ErrorCode } from '@michangarrito/contracts';
import { countDenominations, subtractCentavos, type ClosureKind, type Flag } from '@michangarrito/domain';
import {
  missingPermission,
  oddities,
  refuse,
  type CommandScope,
  type Outcome,
} from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { adjustForUnknown } from '../services/late-rows.ts';
import { readTillFigures, type TillFigures } from '../services/till-figures.ts';
import { watermarksOf, type Watermarks } from '../services/watermarks.ts';

/**
 * A corte. X reads the till; Z counts it, takes every movement of it and closes it. With watermarks both know what their reading knew and
 * no more: what had arrived besides is an adjustment of the Z, as what arrives later. A fact: a difference is written down and never blocks.
 * The second Z of a session can close nothing any more and becomes a counted X, flagged.
 */
@Injectable()
export class CloseTill {
  readonly run = async ({ tx, actor }: CommandScope, command: CloseTillCommand): Promise<Outcome> => {
    const { tillSessionId, countedCentavos } = command.payload;
    const problem = countProblem(command);
    if (problem) return refuse(problem);
    const session = await lockSession(tx, tillSessionId);
    if (!session) return refuse('TILL_SESSION_NOT_FOUND');

    const again = command.payload.kind === 'z' && session.closure_id !== null;
    const kind = again ? 'x' : command.payload.kind;
    const flags: Flag[] = [
      ...missingPermission(actor, 'till.close'),
      ...oddities(actor, command),
      ...(again ? (['closed_twice'] as const) : []),
    ];
    const watermarks = watermarksOf(command);
    const figures = await readTillFigures(tx, tillSessionId, watermarks);
    const number = await writeClosure(tx, command, kind, { figures, watermarks, flags });
    if (kind === 'z') {
      await closeSession(tx, command, figures);
      await adjustForUnknown(tx, command.id, tillSessionId, watermarks);
    }
    const { expectedCentavos } = figures;
    const differenceCentavos = countedCentavos === null ? null : subtractCentavos(countedCentavos, expectedCentavos);
    return {
      ok: true,
      flags,
      changed: [
        { kind: 'closure', ref: command.id },
        { kind: 'till_session', ref: tillSessionId },
      ],
      result: { kind, number, expectedCentavos, countedCentavos, differenceCentavos },
    };
  };
}

function countProblem({ payload }: CloseTillCommand): ErrorCode | null {
  const { kind, countedCentavos, denominations } = payload;
  if (kind === 'z' && countedCentavos === null) return 'COUNT_MISSING';
  if (denominations.length === 0) return null;
  try {
    return countDenominations(denominations) === countedCentavos ? null : 'COUNT_MISMATCH';
  } catch (error) {
    // Notes that do not exist, or more money than there is.
    if (error instanceof RangeError) return 'COUNT_MISMATCH';
    throw error;
  }
}

/** Cortes of a shop one after another, for their numbers; and FOR UPDATE waits for every sale in flight that names the session. */
async function lockSession(tx: TenantTx, tillSessionId: string): Promise<{ closure_id: string | null } | undefined> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('closures of ' || $1::text, 0))`, [tx.tenantId]);
  const [session] = await tx.query<{ closure_id: string | null }>(
    `select closure_id from sales.till_sessions where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, tillSessionId],
  );
  return session;
}

async function writeClosure(
  tx: TenantTx,
  command: CloseTillCommand,
  kind: ClosureKind,
  read: { readonly figures: TillFigures; readonly watermarks: Watermarks; readonly flags: readonly Flag[] },
): Promise<number> {
  const { tillSessionId, countedCentavos, denominations, note } = command.payload;
  const { salesCount, salesCentavos, refundsCentavos, byMethod, movements, expectedCentavos } = read.figures;
  const summary = { salesCount, salesCentavos, refundsCentavos, byMethod, movements };
  const [closure] = await tx.query<{ number: number }>(
    `insert into sales.daily_closures (tenant_id, id, kind, number, till_session_id, expected_centavos, counted_centavos, denominations,
       summary, note, flags, actor_id, device_id, business_date, recorded_at, watermarks)
     select $1, $2, $3::text, 1 + coalesce(max(number), 0), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
     from sales.daily_closures where tenant_id = $1 and kind = $3::text
     returning number`,
    [
      ...[
        tx.tenantId,
        command.id,
        kind,
        tillSessionId,
        expectedCentavos,
        countedCentavos,
        JSON.stringify(denominations),
      ],
      ...[
        JSON.stringify(summary),
        note,
        read.flags,
        command.actorId,
        command.deviceId,
        command.businessDate,
        command.recordedAt,
        read.watermarks && JSON.stringify(read.watermarks),
      ],
    ],
  );
  if (!closure) throw new Error('a corte was not written');
  return closure.number;
}

async function closeSession(tx: TenantTx, command: CloseTillCommand, figures: TillFigures): Promise<void> {
  await tx.query(
    `insert into sales.closure_movements (tenant_id, movement_id, closure_id) select $1, movement, $2 from unnest($3::uuid[]) movement`,
    [tx.tenantId, command.id, figures.movementIds],
  );
  await tx.query(`update sales.till_sessions set closure_id = $3, closed_at = $4 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    command.payload.tillSessionId,
    command.id,
    command.recordedAt,
  ]);
}
