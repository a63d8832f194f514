import type { Flag, PaymentMethod } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An abono as it was received; append-only. */
@Entity({ schema: 'customers', name: 'fiado_payments' })
export class FiadoPaymentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'customer_id', type: 'uuid' }) customerId: string;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ type: 'text' }) method: PaymentMethod;
  @Column({ name: 'tendered_centavos', type: 'bigint', nullable: true }) tenderedCentavos: number | null;
  @Column({ name: 'till_session_id', type: 'uuid', nullable: true }) tillSessionId: string | null;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ type: 'text', array: true }) flags: Flag[];
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
