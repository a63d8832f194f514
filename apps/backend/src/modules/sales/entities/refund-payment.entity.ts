import type { PaymentMethod } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a refund was given back; by fiado it lowers the debt of the sale. */
@Entity({ schema: 'sales', name: 'refund_payments' })
export class RefundPaymentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'refund_id', type: 'uuid' }) refundId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) method: PaymentMethod;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
}
