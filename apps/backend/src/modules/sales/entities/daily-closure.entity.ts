import type { ClosureKind, Flag } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A corte: x reads the till, z closes it. */
@Entity({ schema: 'sales', name: 'daily_closures' })
export class DailyClosureEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) kind: ClosureKind;
  @Column({ type: 'int' }) number: number;
  @Column({ name: 'till_session_id', type: 'uuid' }) tillSessionId: string;
  @Column({ name: 'expected_centavos', type: 'bigint' }) expectedCentavos: number;
  @Column({ name: 'counted_centavos', type: 'bigint', nullable: true }) countedCentavos: number | null;
  /** Computed by the database: counted − expected. */
  @Column({ name: 'difference_centavos', type: 'bigint', nullable: true, insert: false, update: false })
  differenceCentavos: number | null;
  @Column({ type: 'jsonb' }) denominations: { valueCentavos: number; count: number }[];
  @Column({ type: 'jsonb' }) summary: Record<string, unknown>;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ type: 'text', array: true }) flags: Flag[];
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
  /** By the device's id; null: all that had arrived. */
  @Column({ type: 'jsonb', nullable: true }) watermarks: Record<string, number> | null;
}
