import { Entity, PrimaryColumn } from 'typeorm';

/** A code that finds a product. */
@Entity({ schema: 'catalog', name: 'product_barcodes' })
export class ProductBarcodeEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'text' }) barcode: string;
  @PrimaryColumn({ name: 'product_id', type: 'uuid' }) productId: string;
}
