import type { BusinessType, RestrictedGoods, TaxClass, Unit } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A product of the starter catalogue of a giro, in the order of its position; reference data. `category` is a template's code. */
@Entity({ schema: 'catalog', name: 'product_templates' })
export class ProductTemplateEntity {
  @PrimaryColumn({ name: 'business_type', type: 'text' }) businessType: BusinessType;
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'int' }) position: number;
  @Column({ type: 'text' }) category: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) unit: Unit;
  @Column({ name: 'price_centavos', type: 'bigint' }) priceCentavos: number;
  @Column({ name: 'cost_centavos', type: 'bigint' }) costCentavos: number;
  @Column({ name: 'tax_class', type: 'text' }) taxClass: TaxClass;
  @Column({ type: 'text', nullable: true }) restricted: RestrictedGoods | null;
  @Column({ type: 'boolean' }) favourite: boolean;
  @Column({ name: 'minimum_milli', type: 'bigint' }) minimumMilli: number;
  @Column({ type: 'text', nullable: true }) silhouette: string | null;
  @Column({ type: 'text', nullable: true }) barcode: string | null;
  @Column({ type: 'text', array: true }) aliases: string[];
}
