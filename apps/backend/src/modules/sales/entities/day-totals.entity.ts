import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Sums of a business date, in sixteen stripes by the low bits of the ids. */
@Entity({ schema: 'sales', name: 'day_totals' })
export class DayTotalsEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'business_date', type: 'date' }) businessDate: string;
  @PrimaryColumn({ type: 'smallint' }) stripe: number;
  @Column({ name: 'sale_count', type: 'bigint' }) saleCount: number;
  @Column({ name: 'sale_centavos', type: 'bigint' }) saleCentavos: number;
  @Column({ name: 'discount_centavos', type: 'bigint' }) discountCentavos: number;
  @Column({ name: 'iva_centavos', type: 'bigint' }) ivaCentavos: number;
  @Column({ name: 'ieps_centavos', type: 'bigint' }) iepsCentavos: number;
  @Column({ name: 'cost_centavos', type: 'bigint' }) costCentavos: number;
  @Column({ name: 'refund_count', type: 'bigint' }) refundCount: number;
  @Column({ name: 'refund_centavos', type: 'bigint' }) refundCentavos: number;
  @Column({ name: 'refund_iva_centavos', type: 'bigint' }) refundIvaCentavos: number;
  @Column({ name: 'refund_ieps_centavos', type: 'bigint' }) refundIepsCentavos: number;
  @Column({ name: 'refund_cost_centavos', type: 'bigint' }) refundCostCentavos: number;
}
