import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTemporaryPostgres } from '@michangarrito/embedded-postgres';
import { NpmStart, signalGroup } from './npm-start.ts';

const TIMEOUT_MS = 600_000;
const COMMENT = `select shobj_description(oid, 'pg_database') from pg_database where datname = 'michangarrito'`;

let npmStart: NpmStart;

beforeAll(async () => {
  npmStart = await NpmStart.prepare();
});

afterAll(() => npmStart.remove());

test(
  'starts whole, keeps its data over Ctrl-C, and recovers from kill -9 of everything',
  async () => {
    const first = npmStart.start();
    await npmStart.untilReady(first);
    const page = await fetch(`http://localhost:${npmStart.ports.WEB_PORT}/`, { headers: { accept: 'text/html' } });
    expect([page.status, (await page.text()).includes('<div id="root">')]).toEqual([200, true]);
    expect((await fetch(`http://localhost:${npmStart.ports.WEB_PORT}/api/health/ready`)).status).toBe(200);
    await npmStart.query(`comment on database michangarrito is 'kept'`);

    const second = npmStart.start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${npmStart.ports.WEB_PORT} (WEB_PORT) is busy`);

    signalGroup(first, 'SIGINT');
    expect(await first.ended).toBe(0);
    await expect(npmStart.query('select 1')).rejects.toThrow(/ECONNREFUSED/);

    const third = npmStart.start();
    await npmStart.untilReady(third);
    expect(await npmStart.query(COMMENT)).toEqual(['kept']);
    const postmaster = npmStart.postmasterPid();
    signalGroup(third, 'SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await third.ended;

    const fourth = npmStart.start();
    await npmStart.untilReady(fourth);
    expect(await npmStart.query(COMMENT)).toEqual(['kept']);
    signalGroup(fourth, 'SIGTERM');
    expect(await fourth.ended).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  'with --lan the page speaks HTTPS and one-time codes stay off it',
  async () => {
    const run = npmStart.start(['--lan'], { LAN_ADDRESS: '192.168.1.20' });
    await npmStart.untilReady(run);
    expect(run.output()).toContain(`https://192.168.1.20:${npmStart.ports.WEB_PORT}/`);
    expect(existsSync(join(npmStart.dataDir, 'tls/ca.crt'))).toBe(true);
    const inbox = await fetch(`http://localhost:${npmStart.ports.WEB_PORT}/api/demo/inbox`);
    expect(inbox.status).toBe(404);
    signalGroup(run, 'SIGTERM');
    expect(await run.ended).toBe(0);
  },
  TIMEOUT_MS,
);

test(
  'a server of the user’s is used, but not by a role that passes by row-level security',
  async () => {
    const server = await startTemporaryPostgres(() => {});
    try {
      const strong = npmStart.start([], { DATABASE_URL: server.adminUrl });
      expect(await strong.ended).toBe(1);
      expect(strong.output()).toContain('DATABASE_URL connects as postgres, which passes by row-level security');

      const own = npmStart.start([], { DATABASE_ADMIN_URL: server.adminUrl });
      await npmStart.untilReady(own);
      signalGroup(own, 'SIGTERM');
      expect(await own.ended).toBe(0);
      expect(server.isRunning()).toBe(true);
    } finally {
      await server.stop();
    }
  },
  TIMEOUT_MS,
);
