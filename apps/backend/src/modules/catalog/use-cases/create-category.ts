import { Injectable } from '@nestjs/common';
import type { CreateCategory as CreateCategoryCommand } from '@michangarrito/contracts';
import type { CommandScope, Outcome } from '../../../common/commands/command.ts';

/** A new category, after the others. */
@Injectable()
export class CreateCategory {
  readonly run = async ({ tx }: CommandScope, { id, payload }: CreateCategoryCommand): Promise<Outcome> => {
    await tx.query(
      `insert into catalog.categories (tenant_id, id, name, position)
       select $1, $2, $3, coalesce(max(position), 0) + 1 from catalog.categories where tenant_id = $1`,
      [tx.tenantId, id, payload.name],
    );
    return { ok: true, flags: [], changed: [{ kind: 'category', ref: id }] };
  };
}
