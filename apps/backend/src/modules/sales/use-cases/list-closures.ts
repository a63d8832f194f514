import { Inject, Injectable } from '@nestjs/common';
import type { closureQuerySchema } from '@michangarrito/contracts';
import type { z } from 'zod';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import {
  CLOSURE_COLUMNS,
  CLOSURE_SOURCE,
  closureFromRow,
  type ClosureRow,
  type ClosureSummary,
} from '../services/closure-rows.ts';

/** The shop's cortes, the latest first. */
@Injectable()
export class ListClosures {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(
    { tenantId }: RequestContext,
    query: z.output<typeof closureQuerySchema>,
  ): Promise<{ items: ClosureSummary[]; nextCursor: string | null }> {
    const { kind = null, limit } = query;
    const [before = null] = decodeCursor(query.cursor, ['uuid']) ?? [];
    const rows = await this.transactions.run(tenantId, (tx) =>
      tx.query<ClosureRow>(
        `select ${CLOSURE_COLUMNS} from ${CLOSURE_SOURCE}
         where c.tenant_id = $1 and ($2::text is null or c.kind = $2) and ($3::uuid is null or c.id < $3)
         order by c.id desc limit $4`,
        [tenantId, kind, before, limit + 1],
      ),
    );
    return toPage(rows, limit, closureFromRow, (row) => [row.id]);
  }
}
