import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { startTemporaryPostgres } from '../src/index.ts';
import { isRunning } from '../src/postmaster.ts';

test('a temporary server deletes its data when it stops', async () => {
  const server = await startTemporaryPostgres(() => {});
  await server.stop();
  expect(existsSync(dirname(server.directory))).toBe(false);
});

test('the next temporary server clears what a killed maker left running', async () => {
  const program = `
    import { startTemporaryPostgres } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)}
    const server = await startTemporaryPostgres(() => {})
    console.log(JSON.stringify(server))
    setInterval(() => {}, 1000)`;
  const maker = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(maker.stdout), 'line')) as [string];
  const left = JSON.parse(line) as { pid: number; directory: string };
  const ended = once(maker, 'exit');
  maker.kill('SIGKILL');
  await ended;
  expect(isRunning(left.pid)).toBe(true);

  const server = await startTemporaryPostgres(() => {});
  try {
    expect(isRunning(left.pid)).toBe(false);
    expect(existsSync(left.directory)).toBe(false);
  } finally {
    await server.stop();
  }
});
