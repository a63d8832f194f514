import type { Flag } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came back of a sale and what was given for it. */
@Entity({ schema: 'sales', name: 'refunds' })
export class RefundEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'sale_id', type: 'uuid' }) saleId: string;
  @Column({ name: 'till_session_id', type: 'uuid', nullable: true }) tillSessionId: string | null;
  @Column({ name: 'total_centavos', type: 'bigint' }) totalCentavos: number;
  @Column({ name: 'iva_centavos', type: 'bigint' }) ivaCentavos: number;
  @Column({ name: 'ieps_centavos', type: 'bigint' }) iepsCentavos: number;
  @Column({ name: 'cost_centavos', type: 'bigint' }) costCentavos: number;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'text', array: true }) flags: Flag[];
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
