import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Rule } from '../problem.ts';
import { runNode } from '../run.ts';

const APP = 'apps/frontend';
const SELL_SCREEN = 'src/screens/sell/index.tsx';
/** Once: afterwards the page comes from the device. The journal, mirror and sync that sell without a network are part of it. */
const BUDGET_BYTES = 162 * 1024;

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
}
type Manifest = Record<string, Chunk>;

/** What a phone downloads before it can sell: the entry, the screen *vender*, and all that they import statically. */
export const bundle: Rule = {
  name: 'bundle',
  async run(root) {
    if (!existsSync(join(root, APP, 'vite.config.ts'))) return { problems: [] };
    const current = isCurrent(root);
    const directory = current ? join(root, APP, 'dist') : mkdtempSync(join(tmpdir(), 'bundle-'));
    try {
      if (!current) await build(root, directory);
      const bytes = measureScreen(directory, SELL_SCREEN);
      if (bytes <= BUDGET_BYTES) return { problems: [] };
      const message = `vender downloads ${kilobytes(bytes)} of gzipped JavaScript; ${kilobytes(BUDGET_BYTES)} is the most`;
      return { problems: [{ path: `${APP}/${SELL_SCREEN}`, rule: 'bundle', message }] };
    } finally {
      if (!current) rmSync(directory, { recursive: true, force: true });
    }
  },
};

/** True when the last build is newer than everything it was made of. */
function isCurrent(root: string): boolean {
  const manifest = join(root, APP, 'dist/.vite/manifest.json');
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  const sources = globSync([`${APP}/{src,public}/**/*`, `${APP}/*.*`, 'packages/*/src/**/*', 'package-lock.json'], {
    cwd: root,
  });
  return sources.every((path) => statSync(join(root, path)).mtimeMs <= built);
}

async function build(root: string, directory: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const done = await runNode(root, [vite, 'build', APP, '--outDir', directory, '--emptyOutDir', '--logLevel', 'warn']);
  if (done.code !== 0) throw new Error(`vite build failed: ${done.stdout}${done.stderr}`);
}

/** Bytes of gzipped JavaScript for the entry and one screen, each file once. Throws when the build has no such screen. */
export function measureScreen(directory: string, screen: string): number {
  const manifest = JSON.parse(readFileSync(join(directory, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  // Several small modules of the counter are bundled into one chunk of that name.
  const chunkOfScreen =
    manifest[screen] === undefined ? Object.keys(manifest).find((key) => key.startsWith('_counter-')) : screen;
  if (chunkOfScreen === undefined) throw new Error(`the build has no chunk of its own for ${screen}`);
  const files = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || visited.has(key)) return;
    visited.add(key);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  [...entries, chunkOfScreen].forEach(visit);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(directory, file)), { level: 9 }).length, 0);
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
