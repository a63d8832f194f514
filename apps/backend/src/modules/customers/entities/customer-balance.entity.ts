import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a customer owes: the sum of their movements. */
@Entity({ schema: 'customers', name: 'customer_balances' })
export class CustomerBalanceEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' }) customerId: string;
  @Column({ name: 'balance_centavos', type: 'bigint' }) balanceCentavos: number;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
}
