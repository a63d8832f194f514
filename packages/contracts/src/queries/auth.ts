import { BUSINESS_TYPES, PERMISSIONS, ROLES } from '@michangarrito/domain';
import { z } from 'zod';
import { instantSchema, listSchema, optionalTextSchema, phoneSchema, reference, textSchema } from '../primitives.ts';

/** Four to six digits; the owner's has six (checked where the role is known). */
const pinSchema = z.string().regex(/^\d{4,6}$/);
const oneTimeCodeSchema = z.string().regex(/^\d{6}$/);

export const requestCodeSchema = z.strictObject({ phone: phoneSchema });
export const codeSentSchema = z.object({
  expiresInSeconds: z.int(),
  /** How many seconds until another code may be asked for. */
  resendInSeconds: z.int(),
});

export const verifyCodeSchema = z.strictObject({ phone: phoneSchema, code: oneTimeCodeSchema });
/** A proven phone: the ticket registers a shop or enters one of those listed, within ten minutes. */
export const verifiedPhoneSchema = z.object({
  ticket: z.string(),
  shops: z.array(
    z.object({
      tenantId: z.uuid(),
      name: z.string(),
      role: z.enum(ROLES),
      personName: z.string(),
      hasPin: z.boolean(),
    }),
  ),
});
export type VerifiedPhone = z.infer<typeof verifiedPhoneSchema>;

/** The installation that logs in. `known` proves an earlier enrolment, so that the same journal and folio series go on. */
export const deviceLoginSchema = z.strictObject({
  name: textSchema(80),
  known: z.strictObject({ deviceId: reference('device'), secret: z.string().min(20).max(200) }).nullable(),
});
export type DeviceLogin = z.infer<typeof deviceLoginSchema>;

export const registerShopSchema = z.strictObject({
  ticket: z.string().min(1).max(4000),
  shopName: textSchema(80),
  ownerName: textSchema(80),
  businessType: z.enum(BUSINESS_TYPES),
  pin: pinSchema,
  starterCatalog: z.boolean(),
  device: deviceLoginSchema,
});
export type ShopRegistration = z.infer<typeof registerShopSchema>;

/** An employee who enters for the first time sets the PIN here. */
export const loginSchema = z.strictObject({
  ticket: z.string().min(1).max(4000),
  tenantId: z.uuid(),
  pin: pinSchema,
  device: deviceLoginSchema,
});
export type LoginRequest = z.infer<typeof loginSchema>;

/** On an enrolled device: who takes over, and their PIN. */
export const switchPersonSchema = z.strictObject({ personId: reference('person'), pin: pinSchema });

export const refreshSchema = z.strictObject({ refreshToken: z.string().min(20).max(200) });

export const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type Person = z.infer<typeof personSchema>;

export const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  accessExpiresInSeconds: z.int(),
});
export type Tokens = z.infer<typeof tokensSchema>;

export const deviceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  folioSeries: z.string(),
  /** Highest folio number and deviceSeq that the server has of this device; a device that logs in again goes on above them. */
  lastFolioNumber: z.int(),
  lastDeviceSeq: z.int(),
});
export type EnrolledDevice = z.infer<typeof deviceSchema>;

/** What a login answers: everything that a device needs to sell. `deviceSecret` is told once, at enrolment. */
export const sessionOpenedSchema = z.object({
  tokens: tokensSchema,
  device: deviceSchema.extend({ secret: z.string().nullable() }),
  person: personSchema,
  shop: z.lazy(() => shopSchema),
  serverTime: instantSchema,
});
export type SessionOpened = z.infer<typeof sessionOpenedSchema>;

export const shopSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  businessType: z.enum(BUSINESS_TYPES),
  phone: z.string(),
  address: z.string().nullable(),
  rfc: z.string().nullable(),
  taxRegime: z.string().nullable(),
  ticketFooter: z.string().nullable(),
  timezone: z.string(),
  utcOffsetMinutes: z.int(),
  variosCapCentavos: z.int(),
});
export type Shop = z.infer<typeof shopSchema>;

export const updateShopSchema = z
  .strictObject({
    name: textSchema(80),
    address: optionalTextSchema(200),
    rfc: z
      .string()
      .regex(/^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/)
      .nullable(),
    taxRegime: z
      .string()
      .regex(/^\d{3}$/)
      .nullable(),
    ticketFooter: optionalTextSchema(200),
    variosCapCentavos: z.int().min(100).max(10_000_000),
  })
  .partial();
export type ShopChanges = z.infer<typeof updateShopSchema>;

/** Who may take over a shared device with their PIN. */
export const shopPersonSchema = personSchema.pick({ id: true, name: true, role: true }).extend({ hasPin: z.boolean() });
export type ShopPerson = z.infer<typeof shopPersonSchema>;
export const shopPersonListSchema = listSchema(shopPersonSchema);

export const meSchema = z.object({
  person: personSchema,
  shop: shopSchema,
  device: deviceSchema,
  serverTime: instantSchema,
});
export type Me = z.infer<typeof meSchema>;

export const sessionSchema = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  personName: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  current: z.boolean(),
});

export type OpenSession = z.infer<typeof sessionSchema>;
export const sessionListSchema = listSchema(sessionSchema);
export const deviceListSchema = listSchema(deviceSchema);

export const teamMemberSchema = personSchema.extend({ phone: z.string(), active: z.boolean(), hasPin: z.boolean() });
export type TeamMember = z.infer<typeof teamMemberSchema>;
export const teamSchema = listSchema(teamMemberSchema);
export const createTeamMemberSchema = z.strictObject({
  name: textSchema(80),
  phone: phoneSchema,
  pin: pinSchema.nullable(),
  permissions: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length).optional(),
});
export type NewTeamMember = z.infer<typeof createTeamMemberSchema>;
export const updateTeamMemberSchema = z
  .strictObject({
    name: textSchema(80),
    pin: pinSchema,
    permissions: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length),
    active: z.boolean(),
  })
  .partial();
export type TeamMemberChanges = z.infer<typeof updateTeamMemberSchema>;

/** The demo's inbox of one-time codes; exists only in demo mode and on loopback. */
export const demoInboxSchema = z.object({
  codes: z.array(z.object({ phone: z.string(), code: z.string(), expiresAt: instantSchema })),
});
