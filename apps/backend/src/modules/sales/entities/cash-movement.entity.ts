import type { CashKind } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A movement of the drawer, with its sign; append-only. */
@Entity({ schema: 'sales', name: 'cash_movements' })
export class CashMovementEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'till_session_id', type: 'uuid', nullable: true }) tillSessionId: string | null;
  @Column({ type: 'text' }) kind: CashKind;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
