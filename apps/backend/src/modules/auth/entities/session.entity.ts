import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Device } from './device.entity.ts';
import { User } from './user.entity.ts';

/** Why a session ended. `replaced`: the device logged in again; `token_reused`: a refresh token that was used up came back. */
export type SessionEnd = 'logout' | 'revoked' | 'replaced' | 'token_reused';

/** A login of a person on a device, with the hashes of its rotating refresh token. */
@Entity({ schema: 'auth', name: 'sessions' })
export class Session {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @ManyToOne(() => User)
  @JoinColumn([
    { name: 'tenant_id', referencedColumnName: 'tenantId' },
    { name: 'user_id', referencedColumnName: 'id' },
  ])
  user: User;

  @Column({ name: 'device_id', type: 'uuid' })
  deviceId: string;

  @ManyToOne(() => Device)
  @JoinColumn([
    { name: 'tenant_id', referencedColumnName: 'tenantId' },
    { name: 'device_id', referencedColumnName: 'id' },
  ])
  device: Device;

  /** SHA-256 of the token that was last proved. */
  @Column({ name: 'refresh_hash', type: 'bytea' })
  refreshHash: Buffer;

  /** SHA-256 of the token given for it and not used yet. */
  @Column({ name: 'successor_hash', type: 'bytea', nullable: true })
  successorHash: Buffer | null;

  /** SHA-256 of the one before. */
  @Column({ name: 'previous_hash', type: 'bytea', nullable: true })
  previousHash: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz', default: () => 'now()' })
  lastSeenAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'ended_because', type: 'text', nullable: true })
  endedBecause: SessionEnd | null;
}
