import type { TaxClass } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The rate of a tax class from a date on; reference data. */
@Entity({ schema: 'catalog', name: 'tax_rates' })
export class TaxRateEntity {
  @PrimaryColumn({ name: 'tax_class', type: 'text' }) taxClass: TaxClass;
  @PrimaryColumn({ name: 'valid_from', type: 'date' }) validFrom: string;
  @Column({ name: 'iva_basis_points', type: 'int' }) ivaBasisPoints: number;
  @Column({ name: 'ieps_basis_points', type: 'int' }) iepsBasisPoints: number;
  @Column({ type: 'text' }) source: string;
}
