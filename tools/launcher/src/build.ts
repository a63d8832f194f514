import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from './environment.ts';
import { runQuietly } from './processes.ts';

type Build = {
  readonly name: string;
  /** Files and folders, from the root, that decide what comes out. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly make: () => Promise<void>;
};

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json', 'packages/domain/src', 'packages/contracts/src'];
const COMPRESSIBLE = /\.(?:html|js|css|svg|json|webmanifest|wasm|txt|map)$/;
/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM_BYTES = 1_000;

const backend: Build = {
  name: 'backend',
  inputs: [...SHARED_INPUTS, 'apps/backend/src', 'apps/backend/tsconfig.json', 'apps/backend/tsconfig.build.json'],
  output: 'apps/backend/dist',
  make: () =>
    runQuietly('The build of the backend', [
      'node_modules/typescript7/bin/tsc',
      '-p',
      'apps/backend/tsconfig.build.json',
    ]),
};

const frontend: Build = {
  name: 'frontend',
  inputs: [
    ...SHARED_INPUTS,
    'packages/local-store/src',
    'packages/api-client/src',
    'apps/frontend/index.html',
    'apps/frontend/public',
    'apps/frontend/src',
    'apps/frontend/vite.config.ts',
  ],
  output: 'apps/frontend/dist',
  make: async () => {
    const vite = ['node_modules/vite/bin/vite.js', 'build', 'apps/frontend', '--logLevel', 'warn'];
    await runQuietly('The build of the frontend', vite, { NODE_ENV: 'production' });
    await compressFiles(join(ROOT, 'apps/frontend/dist'));
  },
};

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of the names and contents of every input. */
export async function hashInputs(root: string, inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of (await filesUnder(join(root, input))).toSorted()) {
      const content = await readFile(file);
      hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/** Lays a Brotli and a gzip version beside every text file, for the web server to send as they are. */
async function compressFiles(directory: string): Promise<void> {
  const brotli = promisify(brotliCompress);
  for (const file of await filesUnder(directory)) {
    const content = COMPRESSIBLE.test(file) ? await readFile(file) : Buffer.alloc(0);
    if (content.length < COMPRESS_FROM_BYTES) continue;
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${file}.br`, await brotli(content, { params: size }));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

async function makeUnlessCurrent(build: Build, log: (line: string) => void): Promise<void> {
  const output = join(ROOT, build.output);
  const stamp = join(output, '.inputs');
  const hash = await hashInputs(ROOT, build.inputs);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return;
  log(`building the ${build.name}…`);
  await rm(output, { recursive: true, force: true });
  await build.make();
  await writeFile(stamp, hash);
}

/** Compiles the backend into apps/backend/dist, unless nothing changed since. */
export function buildBackend(log: (line: string) => void): Promise<void> {
  return makeUnlessCurrent(backend, log);
}

/** Bundles and compresses the frontend into apps/frontend/dist, unless nothing changed since. */
export function buildFrontend(log: (line: string) => void): Promise<void> {
  return makeUnlessCurrent(frontend, log);
}
