import type { BusinessType } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A category of the starter catalogue of a giro, in the order of its position; reference data. */
@Entity({ schema: 'catalog', name: 'category_templates' })
export class CategoryTemplateEntity {
  @PrimaryColumn({ name: 'business_type', type: 'text' }) businessType: BusinessType;
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'int' }) position: number;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', nullable: true }) silhouette: string | null;
}
