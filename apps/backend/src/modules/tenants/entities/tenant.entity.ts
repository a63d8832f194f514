import type { BusinessType } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The accounts that a shop may prefer; the database's enum `integration_provider`. */
const PROVIDERS = [
  'meta',
  'openai',
  'openrouter',
  'anthropic',
  'ollama',
  'azure_openai',
  'stripe',
  'mercadopago',
  'clip',
] as const;
type IntegrationProvider = (typeof PROVIDERS)[number];

/** A shop. */
@Entity({ schema: 'public', name: 'tenants' })
export class Tenant {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', unique: true })
  slug: string;

  @Column({ name: 'business_type', type: 'text' })
  businessType: BusinessType;

  /** Ten digits. */
  @Column({ type: 'text' })
  phone: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'text', nullable: true })
  city: string | null;

  @Column({ type: 'text', nullable: true })
  state: string | null;

  @Column({ name: 'zip_code', type: 'text', nullable: true })
  zipCode: string | null;

  @Column({ type: 'text', nullable: true })
  rfc: string | null;

  @Column({ name: 'tax_regime', type: 'text', nullable: true })
  taxRegime: string | null;

  /** An IANA zone. */
  @Column({ type: 'text', default: 'America/Mexico_City' })
  timezone: string;

  @Column({ type: 'text', default: 'MXN' })
  currency: string;

  /** Percent, as the driver gives a numeric: text. */
  @Column({ name: 'tax_rate', type: 'numeric', precision: 5, scale: 2, default: 16 })
  taxRate: string;

  @Column({ name: 'tax_included', type: 'boolean', default: true })
  taxIncluded: boolean;

  @Column({ name: 'whatsapp_number', type: 'text', nullable: true })
  whatsappNumber: string | null;

  @Column({ name: 'whatsapp_verified', type: 'boolean', default: false })
  whatsappVerified: boolean;

  @Column({ name: 'current_plan_id', type: 'uuid', nullable: true })
  currentPlanId: string | null;

  @Column({ name: 'subscription_status', type: 'text', default: 'trial' })
  subscriptionStatus: 'trial' | 'active' | 'past_due' | 'cancelled';

  @Column({ type: 'text', default: 'active' })
  status: 'active' | 'suspended' | 'closed';

  @Column({
    name: 'preferred_llm_provider',
    type: 'enum',
    enum: PROVIDERS,
    enumName: 'integration_provider',
    default: 'openai',
  })
  preferredLlmProvider: IntegrationProvider;

  @Column({
    name: 'preferred_payment_provider',
    type: 'enum',
    enum: PROVIDERS,
    enumName: 'integration_provider',
    default: 'stripe',
  })
  preferredPaymentProvider: IntegrationProvider;

  @Column({ name: 'uses_platform_number', type: 'boolean', default: true })
  usesPlatformNumber: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt: Date;
}
