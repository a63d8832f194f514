import type { Permission } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import { databaseErrorCode } from '../../../common/database/retryable.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';

const UNIQUE_VIOLATION = '23505';

/** An employee to be added; without a PIN the first login sets it. */
export interface NewEmployee {
  readonly name: string;
  readonly phone: string;
  readonly pinHash: string | null;
  readonly permissions: readonly Permission[];
}

/** Adds an employee to the transaction's shop and answers the id. @throws AppError PHONE_TAKEN */
export async function insertEmployee(tx: TenantTx, employee: NewEmployee): Promise<string> {
  const id = uuidv7();
  const { name, phone, pinHash, permissions } = employee;
  try {
    await tx.query(
      `insert into auth.users (tenant_id, id, phone, name, role, permissions, pin_hash) values ($1, $2, $3, $4, 'employee', $5, $6)`,
      [tx.tenantId, id, phone, name, permissions, pinHash],
    );
  } catch (error) {
    if (databaseErrorCode(error) === UNIQUE_VIOLATION) throw new AppError('PHONE_TAKEN');
    throw error;
  }
  return id;
}
