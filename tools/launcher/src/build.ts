import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from './environment.ts';
import { runQuietly } from './processes.ts';

type Build = {
  readonly name: string;
  /** Files and folders, from the root, that decide what comes out. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** Makes it in the folder given, which is `output` under another name beside it. */
  readonly make: (directory: string) => Promise<void>;
};

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json', 'packages/domain/src', 'packages/contracts/src'];
/** Holds the hash of the inputs that an output was made from. */
const STAMP = '.inputs';
const COMPRESSIBLE = /\.(?:html|js|css|svg|json|webmanifest|wasm|txt|map)$/;
/** Below this a compressed answer saves no packet. */
const COMPRESS_FROM_BYTES = 1_000;

const backend: Build = {
  name: 'backend',
  inputs: [...SHARED_INPUTS, 'apps/backend/src', 'apps/backend/tsconfig.json', 'apps/backend/tsconfig.build.json'],
  output: 'apps/backend/dist',
  make: (directory) => {
    const project = ['-p', 'apps/backend/tsconfig.build.json', '--outDir', directory];
    return runQuietly('The build of the backend', ['node_modules/typescript7/bin/tsc', ...project]);
  },
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
    'apps/frontend/vite',
    'apps/frontend/worker',
    'apps/frontend/vite.config.ts',
  ],
  output: 'apps/frontend/dist',
  make: async (directory) => {
    const options = ['--outDir', directory, '--emptyOutDir', '--logLevel', 'warn'];
    const vite = ['node_modules/vite/bin/vite.js', 'build', 'apps/frontend', ...options];
    await runQuietly('The build of the frontend', vite, { NODE_ENV: 'production' });
    await compressFiles(directory);
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

/** Removes what killed builds left beside the output: a build in progress carries its process in its name. */
async function removeRemains(output: string): Promise<void> {
  const prefix = `${basename(output)}.partial-`;
  for (const name of await readdir(dirname(output))) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      await rm(join(dirname(output), name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Builds beside the output and puts it in its place when it is whole: another command may be running what is there, and two
 * may build at once.
 */
async function makeUnlessCurrent(build: Build, log: (line: string) => void): Promise<void> {
  const output = join(ROOT, build.output);
  const hash = await hashInputs(ROOT, build.inputs);
  if ((await readFile(join(output, STAMP), 'utf8').catch(() => '')) === hash) return;
  log(`building the ${build.name}…`);
  await removeRemains(output);
  const partial = `${output}.partial-${process.pid}`;
  try {
    await build.make(partial);
    await writeFile(join(partial, STAMP), hash);
    await rm(output, { recursive: true, force: true });
    await rename(partial, output);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Compiles the backend into apps/backend/dist, unless nothing changed since. */
export function buildBackend(log: (line: string) => void): Promise<void> {
  return makeUnlessCurrent(backend, log);
}

/** Lets the next build of the backend happen whatever its inputs: somebody else is about to write into its output. */
export function forgetBackendBuild(): Promise<void> {
  return rm(join(ROOT, backend.output, STAMP), { force: true });
}

/** Bundles and compresses the frontend into apps/frontend/dist, unless nothing changed since. */
export function buildFrontend(log: (line: string) => void): Promise<void> {
  return makeUnlessCurrent(frontend, log);
}
