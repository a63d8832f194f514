import type { DueRule } from '@michangarrito/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who buys; only the name is needed. */
@Entity({ schema: 'customers', name: 'customers' })
export class CustomerEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) phone: string | null;
  @Column({ name: 'credit_limit_centavos', type: 'bigint', nullable: true }) creditLimitCentavos: number | null;
  @Column({ name: 'due_rule', type: 'jsonb' }) dueRule: DueRule;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true }) archivedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
}
