import type { PaymentMethod } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a sale was paid, or a part of it. */
@Entity({ schema: 'sales', name: 'payments' })
export class PaymentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'sale_id', type: 'uuid' }) saleId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) method: PaymentMethod;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ name: 'tendered_centavos', type: 'bigint', nullable: true }) tenderedCentavos: number | null;
  @Column({ type: 'text', nullable: true }) reference: string | null;
}
