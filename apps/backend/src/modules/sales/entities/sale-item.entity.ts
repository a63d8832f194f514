import type { TaxClass, Unit } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of a sale, as it was sold; without a product it is varios. */
@Entity({ schema: 'sales', name: 'sale_items' })
export class SaleItemEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'sale_id', type: 'uuid' }) saleId: string;
  @PrimaryColumn({ name: 'line_number', type: 'smallint' }) lineNumber: number;
  @Column({ name: 'product_id', type: 'uuid', nullable: true }) productId: string | null;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) unit: Unit;
  @Column({ name: 'quantity_milli', type: 'bigint' }) quantityMilli: number;
  @Column({ name: 'by_pesos', type: 'boolean' }) byPesos: boolean;
  @Column({ name: 'unit_price_centavos', type: 'bigint' }) unitPriceCentavos: number;
  @Column({ name: 'unit_cost_centavos', type: 'bigint', nullable: true }) unitCostCentavos: number | null;
  @Column({ name: 'amount_centavos', type: 'bigint' }) amountCentavos: number;
  @Column({ name: 'discount_centavos', type: 'bigint' }) discountCentavos: number;
  @Column({ name: 'share_of_sale_discount_centavos', type: 'bigint' }) shareOfSaleDiscountCentavos: number;
  @Column({ name: 'total_centavos', type: 'bigint' }) totalCentavos: number;
  @Column({ name: 'tax_class', type: 'text' }) taxClass: TaxClass;
  @Column({ name: 'iva_centavos', type: 'bigint' }) ivaCentavos: number;
  @Column({ name: 'ieps_centavos', type: 'bigint' }) iepsCentavos: number;
}
