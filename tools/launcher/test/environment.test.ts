import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, ROOT, SettingsError } from '../src/environment.ts';

test('without any variable the defaults of the documentation hold', () => {
  expect(readSettings({})).toEqual({
    production: false,
    webPort: 3140,
    backendPort: 3141,
    embeddedDatabasePort: 3145,
    dataDir: join(ROOT, '.data'),
    databaseUrl: undefined,
    databaseAdminUrl: undefined,
    databaseAuditUrl: undefined,
    lanAddress: undefined,
    trustedProxies: 0,
  });
});

test('an empty variable counts as absent', () => {
  expect(readSettings({ WEB_PORT: '', DATA_DIR: '', DATABASE_URL: '' })).toEqual(readSettings({}));
});

test.each([
  [{ WEB_PORT: 'web' }, ['WEB_PORT', 'web']],
  [{ BACKEND_PORT: '70000' }, ['BACKEND_PORT', '70000']],
  [{ EMBEDDED_DATABASE_PORT: '0' }, ['EMBEDDED_DATABASE_PORT']],
  [{ TRUSTED_PROXIES: '-1' }, ['TRUSTED_PROXIES']],
  [{ DATABASE_URL: 'mysql://x' }, ['DATABASE_URL', 'postgres://']],
  [{ DATABASE_ADMIN_URL: 'localhost:5432' }, ['DATABASE_ADMIN_URL']],
  [{ LAN_ADDRESS: '8.8.8.8' }, ['LAN_ADDRESS', 'private network']],
  [{ WEB_PORT: '3141' }, ['BACKEND_PORT and WEB_PORT are both 3141']],
  [{ WEB_PORT: '1.5', BACKEND_PORT: 'x' }, ['WEB_PORT', 'BACKEND_PORT']],
])('%o is refused by name', (env, words) => {
  const read = (): unknown => readSettings(env);
  expect(read).toThrow(SettingsError);
  for (const word of words) expect(read).toThrow(word);
});

test('a wrong URL is never repeated: it may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://me:hunter2@host/db' })).not.toThrow('hunter2');
});

test('the embedded port may be another program’s where the user brings a server', () => {
  const env = { WEB_PORT: '3145', DATABASE_URL: 'postgres://app@host/db' };
  expect(readSettings(env).webPort).toBe(3145);
});

test('.env.example explains every variable that the launcher reads', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const source = ['environment', 'backend', 'system-tools']
    .map((name) => readFileSync(join(ROOT, `tools/launcher/src/${name}.ts`), 'utf8'))
    .join();
  const names = new Set([...source.matchAll(/'([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g)].map(([, name]) => name));
  expect(names.size).toBeGreaterThan(8);
  for (const name of names) expect(example).toMatch(new RegExp(`^#${name}=.*# \\S`, 'm'));
});
