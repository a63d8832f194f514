import type { Flag, SaleStatus } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sale as it happened; only what refunds make of it and its note change. */
@Entity({ schema: 'sales', name: 'sales' })
export class SaleEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'folio_series', type: 'text' }) folioSeries: string;
  @Column({ name: 'folio_number', type: 'int' }) folioNumber: number;
  @Column({ name: 'customer_id', type: 'uuid', nullable: true }) customerId: string | null;
  @Column({ name: 'till_session_id', type: 'uuid', nullable: true }) tillSessionId: string | null;
  @Column({ name: 'subtotal_centavos', type: 'bigint' }) subtotalCentavos: number;
  @Column({ name: 'discount_centavos', type: 'bigint' }) discountCentavos: number;
  @Column({ name: 'total_centavos', type: 'bigint' }) totalCentavos: number;
  @Column({ name: 'iva_centavos', type: 'bigint' }) ivaCentavos: number;
  @Column({ name: 'ieps_centavos', type: 'bigint' }) iepsCentavos: number;
  @Column({ name: 'cost_centavos', type: 'bigint' }) costCentavos: number;
  @Column({ name: 'refunded_centavos', type: 'bigint' }) refundedCentavos: number;
  @Column({ type: 'text' }) status: SaleStatus;
  @Column({ type: 'text', array: true }) flags: Flag[];
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'device_id', type: 'uuid' }) deviceId: string;
  @Column({ name: 'business_date', type: 'date' }) businessDate: string;
  @Column({ name: 'utc_offset_minutes', type: 'smallint' }) utcOffsetMinutes: number;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
