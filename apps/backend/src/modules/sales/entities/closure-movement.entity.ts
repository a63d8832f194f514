import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The corte Z that a cash movement belongs to. */
@Entity({ schema: 'sales', name: 'closure_movements' })
export class ClosureMovementEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'movement_id', type: 'uuid' }) movementId: string;
  @Column({ name: 'closure_id', type: 'uuid' }) closureId: string;
}
