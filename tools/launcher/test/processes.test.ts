import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../src/environment.ts';
import { requireFreePort, runQuietly, startService, startWatcher, superviseServices } from '../src/processes.ts';
import { freePort } from './free-port.ts';

const never = { requested: new Promise<void>(() => {}), isRequested: () => false };

test('a busy port is said by the variable that sets it, a free one is not', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await expect(requireFreePort('BACKEND_PORT', port, ['127.0.0.1'])).rejects.toThrow(
    `Port ${port} (BACKEND_PORT) is busy`,
  );
  holder.close();
  await requireFreePort('BACKEND_PORT', await freePort(), ['127.0.0.1', '::1']);
});

test('a service that ends by itself is named with how it ended', async () => {
  const service = startService('The sleeper', ['-e', 'process.exit(7)'], {});
  await expect(superviseServices([service], never)).rejects.toThrow('The sleeper ended by itself (exit code 7)');
});

test('a service stops when asked, and one that will not is killed in the end', async () => {
  const service = startService('The sleeper', ['-e', 'setInterval(() => {}, 1000)'], {});
  await service.stop();
  expect(await service.ended).toBe('signal SIGTERM');
});

test('a request to stop is no death', async () => {
  const service = startService('The sleeper', ['-e', 'setInterval(() => {}, 1000)'], {});
  await superviseServices([service], { requested: Promise.resolve(), isRequested: () => true });
  await service.stop();
});

test('what a failed program says is in the error', async () => {
  await expect(runQuietly('The build', ['-e', 'console.log("line 1"); process.exit(3)'])).rejects.toThrow(
    'The build failed:\nline 1',
  );
});

test('what a watcher runs ends with whoever started it, even when that one is killed', async () => {
  // The watched program says who it is and, as tsc does, hears of nobody's end.
  const sleeper = 'console.error("pid", process.pid); setInterval(() => {}, 1000)';
  const source = `import { startWatcher } from ${JSON.stringify(join(ROOT, 'tools/launcher/src/processes.ts'))};
    startWatcher('The sleeper', ['-e', ${JSON.stringify(sleeper)}], {}); setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const pid = await new Promise<number>((resolve) => {
    launcher.stderr.setEncoding('utf8').on('data', (text: string) => {
      const said = /pid (\d+)/.exec(text);
      if (said) resolve(Number(said[1]));
    });
  });
  launcher.kill('SIGKILL');
  // Its output closes when the last process that holds it has ended.
  await once(launcher.stderr, 'close');
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('a watcher says how its program ended', async () => {
  const service = startWatcher('The sleeper', ['-e', 'process.exit(7)'], {});
  expect(await service.ended).toBe('exit code 7');
});
