import { existsSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPrivateAddress } from './addresses.ts';

/** The root of the clone. */
export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export type Settings = {
  readonly production: boolean;
  readonly webPort: number;
  readonly backendPort: number;
  readonly embeddedDatabasePort: number;
  /** Absolute path of the folder for the embedded database, the secrets and the certificates. */
  readonly dataDir: string;
  /** The application's own role on a PostgreSQL of the user's; absent with the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly databaseAdminUrl: string | undefined;
  readonly databaseAuditUrl: string | undefined;
  /** The address by which phones reach this computer, where it cannot know that itself (WSL, a container). */
  readonly lanAddress: string | undefined;
  /** How many proxies in front of the web port may name the client's address. */
  readonly trustedProxies: number;
};

/** The configuration is wrong: the message has one line per variable, and shows no value of a URL. */
export class SettingsError extends Error {}

type Problems = string[];

function readInteger(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  range: readonly [number, number],
  problems: Problems,
): number {
  const text = env[name] ?? '';
  if (text === '') return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= range[0] && value <= range[1]) return value;
  problems.push(`${name} must be a whole number from ${range[0]} to ${range[1]}, and is "${text}"`);
  return fallback;
}

function readUrl(env: NodeJS.ProcessEnv, name: string, problems: Problems): string | undefined {
  const text = env[name] ?? '';
  if (text === '') return undefined;
  const protocol = URL.parse(text)?.protocol;
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    problems.push(`${name} must be a URL of the form postgres://user:password@host:port/database`);
  }
  return text;
}

function readLanAddress(env: NodeJS.ProcessEnv, problems: Problems): string | undefined {
  const text = env['LAN_ADDRESS'] ?? '';
  if (text === '') return undefined;
  if (isIPv4(text) && isPrivateAddress(text)) return text;
  problems.push(`LAN_ADDRESS must be an IPv4 address of a private network, such as 192.168.1.20, and is "${text}"`);
  return undefined;
}

function checkPorts(ports: Readonly<Record<string, number>>, problems: Problems): void {
  const owners = new Map<number, string>();
  for (const [name, port] of Object.entries(ports)) {
    const other = owners.get(port);
    if (other !== undefined) problems.push(`${name} and ${other} are both ${port}: give each a port of its own`);
    owners.set(port, name);
  }
}

/**
 * Reads and checks the variables of `.env.example`. An empty variable counts as absent. Throws `SettingsError` naming every
 * variable that is wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const problems: Problems = [];
  const port = (name: string, fallback: number): number => readInteger(env, name, fallback, [1, 65_535], problems);
  const settings = {
    production: env['NODE_ENV'] === 'production',
    webPort: port('WEB_PORT', 3140),
    backendPort: port('BACKEND_PORT', 3141),
    embeddedDatabasePort: port('EMBEDDED_DATABASE_PORT', 3145),
    dataDir: resolve(ROOT, env['DATA_DIR'] || '.data'),
    databaseUrl: readUrl(env, 'DATABASE_URL', problems),
    databaseAdminUrl: readUrl(env, 'DATABASE_ADMIN_URL', problems),
    databaseAuditUrl: readUrl(env, 'DATABASE_AUDIT_URL', problems),
    lanAddress: readLanAddress(env, problems),
    trustedProxies: readInteger(env, 'TRUSTED_PROXIES', 0, [0, 9], problems),
  };
  const ports = { WEB_PORT: settings.webPort, BACKEND_PORT: settings.backendPort };
  const embedded = settings.databaseUrl === undefined && settings.databaseAdminUrl === undefined;
  checkPorts(embedded ? { ...ports, EMBEDDED_DATABASE_PORT: settings.embeddedDatabasePort } : ports, problems);
  if (problems.length > 0) throw new SettingsError(`The configuration is not valid:\n  ${problems.join('\n  ')}`);
  return settings;
}

/** Adds the variables of the file `.env` in the root, where there is one; those already in the environment win. */
export function loadEnvironmentFile(): void {
  const path = join(ROOT, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}
