import type { FieldEdit } from '@michangarrito/contracts';
import type { TenantTx } from '../database/tenant-transactions.ts';
import type { EditedRow } from './keep-edits.ts';

const MOST = 200;

interface EditRow {
  readonly command_id: string;
  readonly field: string;
  readonly recorded_at: Date;
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly old_value: unknown;
  readonly new_value: unknown;
  readonly superseded: boolean;
}

/** The latest changes of a row's fields, newest first, without those of `hidden`. */
export async function listEdits(
  tx: TenantTx,
  { kind, ref }: EditedRow,
  hidden: readonly string[] = [],
): Promise<FieldEdit[]> {
  const rows = await tx.query<EditRow>(
    `select e.command_id, e.field, e.recorded_at, e.actor_id, u.name as actor_name, e.old_value, e.new_value,
       exists (select from sync.edits n where n.tenant_id = $1 and n.supersedes = e.command_id and n.field = e.field) as superseded
     from sync.edits e left join auth.users u on u.tenant_id = e.tenant_id and u.id = e.actor_id
     where e.tenant_id = $1 and e.kind = $2 and e.ref = $3 and e.field <> all ($4)
     order by e.received_at desc limit $5`,
    [tx.tenantId, kind, ref, hidden, MOST],
  );
  return rows.map((row) => ({
    commandId: row.command_id,
    field: row.field,
    changedAt: row.recorded_at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    old: row.old_value,
    new: row.new_value,
    superseded: row.superseded,
  }));
}
