import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../src/index.ts';
import { restoreLinks } from '../src/native.ts';

const isRoot = process.getuid?.() === 0;

// mkdtemp makes it 0700, like a home that nobody else may enter.
let closed: string;

beforeEach(() => {
  closed = mkdtempSync(join(tmpdir(), 'embedded-postgres-closed-'));
});

afterEach(() => rmSync(closed, { recursive: true, force: true }));

test.runIf(isRoot)(
  'where root’s unprivileged server cannot go, the data lies in the state directory, and that is said',
  async () => {
    const said: string[] = [];
    const server = await startEmbeddedPostgres({
      dataDir: join(closed, '.data'),
      port: 0,
      log: (line) => said.push(line),
    });
    await server.stop();
    try {
      expect(server.directory).toMatch(new RegExp(`^/var/lib/michangarrito/${basename(closed)}-[0-9a-f]{8}$`));
      expect(said.join('\n')).toContain(`the database lies in ${server.directory}`);
      const again = await startEmbeddedPostgres({ dataDir: join(closed, '.data'), port: 0, log: () => {} });
      await again.stop();
      expect(again.directory).toBe(server.directory);
    } finally {
      rmSync(server.directory, { recursive: true, force: true });
    }
  },
);

test('the links that npm cannot carry are made, and made again without complaint', async () => {
  mkdirSync(join(closed, 'native/lib'), { recursive: true });
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];
  writeFileSync(join(closed, 'native/pg-symlinks.json'), JSON.stringify(links));
  await restoreLinks(closed);
  await restoreLinks(closed);
  expect(readlinkSync(join(closed, 'native/lib/libx.so.1'))).toBe('libx.so.1.2');
});
