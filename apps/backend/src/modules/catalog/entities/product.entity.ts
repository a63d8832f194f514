import type { RestrictedGoods, TaxClass, Unit } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the shop sells. Its stock is the inventory's. */
@Entity({ schema: 'catalog', name: 'products' })
export class ProductEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'category_id', type: 'uuid', nullable: true }) categoryId: string | null;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) unit: Unit;
  @Column({ name: 'price_centavos', type: 'bigint', nullable: true }) priceCentavos: number | null;
  @Column({ name: 'cost_centavos', type: 'bigint', nullable: true }) costCentavos: number | null;
  @Column({ name: 'tax_class', type: 'text' }) taxClass: TaxClass;
  @Column({ type: 'text', nullable: true }) restricted: RestrictedGoods | null;
  @Column({ type: 'boolean' }) favourite: boolean;
  @Column({ name: 'minimum_milli', type: 'bigint', nullable: true }) minimumMilli: number | null;
  @Column({ type: 'text', nullable: true }) silhouette: string | null;
  @Column({ type: 'text', array: true }) aliases: string[];
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true }) archivedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
}
