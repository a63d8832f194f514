import type { FiadoStatus } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A debt as it was made; what is paid of it follows from the ledger. */
@Entity({ schema: 'customers', name: 'fiados' })
export class FiadoEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'customer_id', type: 'uuid' }) customerId: string;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ name: 'paid_centavos', type: 'bigint' }) paidCentavos: number;
  @Column({ name: 'lowered_centavos', type: 'bigint' }) loweredCentavos: number;
  @Column({ type: 'text' }) status: FiadoStatus;
  @Column({ name: 'due_date', type: 'date', nullable: true }) dueDate: string | null;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
