import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const environmentSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    BACKEND_HOST: z.string().default('127.0.0.1'),
    BACKEND_PORT: port.default(3141),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    RECORDER_CONNECTIONS: z.coerce.number().int().min(1).max(8).default(2),
    JWT_SECRET: z.string().min(32),
    DEMO_MODE: flag.default(false),
    /** Where one-time codes appear in demo mode: on the page (loopback only) or on the host's terminal. */
    DEMO_INBOX: z.enum(['page', 'terminal']).default('terminal'),
    /** Where one-time codes are posted in production: a gateway of the operator's (SMS, WhatsApp, e-mail). */
    CODE_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    CODE_WEBHOOK_SECRET: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** How many proxies in front may name the client's address. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  })
  .refine((env) => env.DEMO_MODE || env.CODE_WEBHOOK_URL !== undefined, {
    path: ['CODE_WEBHOOK_URL'],
    message: 'is required outside demo mode: without it nobody could receive a one-time code',
  })
  .refine((env) => !(env.DEMO_MODE && env.NODE_ENV === 'production'), {
    path: ['DEMO_MODE'],
    message: 'must be 0 in production: it shows one-time codes',
  })
  .refine((env) => env.CODE_WEBHOOK_URL === undefined || env.CODE_WEBHOOK_SECRET !== undefined, {
    path: ['CODE_WEBHOOK_SECRET'],
    message: 'is required with CODE_WEBHOOK_URL: the gateway checks it',
  });

/** The backend's whole configuration, validated once at start. */
export type Configuration = z.infer<typeof environmentSchema>;

/** Injection token of the `Configuration`. */
export const CONFIGURATION = Symbol('Configuration');

/** Wrong configuration; the message names each variable and never shows a value. */
export class ConfigurationError extends Error {}

/** Reads the configuration from environment variables. Empty variables count as absent. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new ConfigurationError(`Configuration is not valid:\n  ${problems.join('\n  ')}`);
}
