import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time code by phone. The application reaches these only through functions; the mapping documents them and is tested. */
@Entity({ schema: 'auth', name: 'otp_codes' })
export class OtpCode {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  phone: string;

  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash: Buffer;

  @Column({ type: 'smallint', default: 0 })
  tries: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt: Date | null;

  @Column({ name: 'address_hash', type: 'bytea', nullable: true })
  addressHash: Buffer | null;

  @Column({ name: 'registered_tenant_id', type: 'uuid', nullable: true })
  registeredTenantId: string | null;
}
