import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Settings of a shop, one row. */
@Entity({ schema: 'public', name: 'tenant_configs' })
export class TenantConfig {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'ticket_footer', type: 'text', nullable: true })
  ticketFooter: string | null;

  /** The most that one line without a product may cost. */
  @Column({ name: 'varios_cap_centavos', type: 'bigint', default: 50_000 })
  variosCapCentavos: number;

  /** Settings that no query filters by. */
  @Column({ type: 'jsonb', default: {} })
  settings: Record<string, unknown>;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt: Date;
}
