import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/backend/dist/main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** The compiled backend as a process of its own, in demo mode so that one-time codes can be read. */
export interface BackendProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it wrote, for tests that look for what must not be there. */
  output(): string;
  /** Ends it politely and waits. */
  stop(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

/** Starts `apps/backend/dist/main.js` on a free port (or the given one) and waits until it is ready. */
export async function startBackendProcess(
  databaseUrl: string,
  options: { port?: number; environment?: Record<string, string> } = {},
): Promise<BackendProcess> {
  await access(MAIN).catch(() => {
    throw new Error('The backend is not built: run `npm test`, or tsc -p apps/backend/tsconfig.build.json, first.');
  });
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      BACKEND_PORT: String(port),
      JWT_SECRET: 'a-secret-that-only-tests-have-0000000000',
      DEMO_MODE: '1',
      DEMO_INBOX: 'page',
      LOG_LEVEL: 'error',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const url = `http://127.0.0.1:${String(port)}`;
  await waitUntilReady(url, child, () => output);
  return {
    url,
    child,
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the backend ended before it was ready:\n${output()}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the backend was not ready in time:\n${output()}`);
}
