import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  anyCommandSchema,
  type AnyCommand,
  type HeldCommand,
  type HeldReason,
  type heldQuerySchema,
} from '@michangarrito/contracts';
import { formatFolio, type Centavos } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';

interface HeldRow {
  id: string;
  reason: HeldReason;
  type: string;
  device_id: string;
  device_name: string;
  actor_name: string | null;
  recorded_at: Date;
  received_at: Date;
  received_text: string;
  waits_for_kind: string | null;
  waits_for_ref: string | null;
  code: string | null;
  command: unknown;
}

/** Commands that are kept and not in the books yet, the oldest first. */
@Injectable()
export class ListHeld {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(
    { tenantId }: RequestContext,
    { cursor, limit }: z.output<typeof heldQuerySchema>,
  ): Promise<{ items: HeldCommand[]; nextCursor: string | null }> {
    const [afterTime, afterId] = decodeCursor(cursor, ['instant', 'uuid']) ?? [null, null];
    const rows = await this.transactions.run(tenantId, (tx) =>
      tx.query<HeldRow>(
        `select h.id, h.reason, h.type, h.device_id, d.name as device_name, u.name as actor_name, h.recorded_at, h.received_at,
           h.received_at::text as received_text, h.waits_for_kind, h.waits_for_ref, h.code, h.command
         from sync.held_commands h
         join auth.devices d on d.tenant_id = h.tenant_id and d.id = h.device_id
         left join auth.users u on u.tenant_id = h.tenant_id and u.id = h.actor_id
         where h.tenant_id = $1 and h.settled_at is null and ($2::timestamptz is null or (h.received_at, h.id) > ($2::timestamptz, $3::uuid))
         order by h.received_at, h.id limit $4`,
        [tenantId, afterTime, afterId, limit + 1],
      ),
    );
    return toPage(rows, limit, heldFromRow, (row) => [row.received_text, row.id]);
  }
}

function heldFromRow(row: HeldRow): HeldCommand {
  const parsed = anyCommandSchema.safeParse(row.command);
  const command = parsed.success ? parsed.data : null;
  const { waits_for_kind: kind, waits_for_ref: ref } = row;
  return {
    id: row.id,
    reason: row.reason,
    type: row.type,
    deviceId: row.device_id,
    deviceName: row.device_name,
    actorName: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    waitsFor: kind === null || ref === null ? null : { kind, ref },
    folio: command && folioOf(command),
    totalCentavos: command && totalOf(command),
    code: row.code,
  };
}

function folioOf(command: AnyCommand): string | null {
  if (command.type !== 'recordSale' && command.type !== 'refundTicket') return null;
  const { series, number } = command.payload.folio;
  return formatFolio(series, number);
}

function totalOf({ payload }: AnyCommand): Centavos | null {
  if ('totalCentavos' in payload) return payload.totalCentavos;
  return 'amountCentavos' in payload ? payload.amountCentavos : null;
}
