import type { CustomerEntryKind } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the ledger of what a customer owes; append-only. */
@Entity({ schema: 'customers', name: 'customer_movements' })
export class CustomerMovementEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'customer_id', type: 'uuid' }) customerId: string;
  @Column({ type: 'text' }) kind: CustomerEntryKind;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ name: 'fiado_id', type: 'uuid', nullable: true }) fiadoId: string | null;
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
