import type { Envelope } from '@michangarrito/contracts';
import type { TenantTx } from '../database/tenant-transactions.ts';

/** One field of an edit: what was there, what its author saw, and what they made of it. */
export interface FieldEdit {
  readonly field: string;
  readonly old: unknown;
  readonly from: unknown;
  readonly to: unknown;
  /** It says who a person is: the row keeps that it changed, and no value. */
  readonly personal: boolean;
}

/** The row that is edited. */
export interface EditedRow {
  readonly kind: 'product' | 'customer';
  readonly ref: string;
}

/**
 * Writes down what an edit changes, before it changes it; the row that is edited is held by the caller. An author who had not seen what was
 * there replaces somebody else's change, and the row names that change.
 */
export async function keepEdits(
  tx: TenantTx,
  command: Pick<Envelope, 'id' | 'actorId' | 'deviceId' | 'recordedAt'>,
  edited: EditedRow,
  edits: readonly FieldEdit[],
): Promise<void> {
  await tx.query(
    `insert into sync.edits (tenant_id, command_id, field, kind, ref, old_value, from_value, new_value, unseen, supersedes, actor_id, device_id,
       recorded_at)
     select $1, $2, e.field, $3, $4, case when not e.personal then e.old end, case when not e.personal then e."from" end,
       case when not e.personal then e."to" end, u.unseen, case when u.unseen then last.command_id end, $5, $6, $7
     from jsonb_to_recordset($8) as e (field text, old jsonb, "from" jsonb, "to" jsonb, personal boolean)
     cross join lateral (select e.old is distinct from e."from" and e.old is distinct from e."to" as unseen) u
     left join lateral (
       select p.command_id, p.new_value from sync.edits p
       where p.tenant_id = $1 and p.kind = $3 and p.ref = $4 and p.field = e.field
       order by p.received_at desc limit 1
     ) last on e.personal or last.new_value is not distinct from e.old`,
    [
      tx.tenantId,
      command.id,
      edited.kind,
      edited.ref,
      command.actorId,
      command.deviceId,
      command.recordedAt,
      JSON.stringify(edits),
    ],
  );
}
