import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A drawer from its float to the corte Z that closes it. */
@Entity({ schema: 'sales', name: 'till_sessions' })
export class TillSessionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'opened_by', type: 'uuid' }) openedBy: string;
  @Column({ name: 'float_centavos', type: 'bigint' }) floatCentavos: number;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'opened_at', type: 'timestamptz' }) openedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
  @Column({ name: 'closure_id', type: 'uuid', nullable: true }) closureId: string | null;
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true }) closedAt: Date | null;
}
