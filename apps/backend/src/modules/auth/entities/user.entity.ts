import type { Permission, Role } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person of one shop; the same phone in several shops is several users. */
@Entity({ schema: 'auth', name: 'users' })
export class User {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Ten digits. */
  @Column({ type: 'text' })
  phone: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text', array: true, default: [] })
  permissions: Permission[];

  /** argon2id in PHC form; null until the person chose a PIN. */
  @Column({ name: 'pin_hash', type: 'text', nullable: true })
  pinHash: string | null;

  /** When the PIN became what it is; a trigger writes it. */
  @Column({ name: 'pin_set_at', type: 'timestamptz', nullable: true, insert: false, update: false })
  pinSetAt: Date | null;

  @Column({ name: 'pin_failures', type: 'smallint', default: 0 })
  pinFailures: number;

  @Column({ name: 'pin_locked_until', type: 'timestamptz', nullable: true })
  pinLockedUntil: Date | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt: Date;
}
