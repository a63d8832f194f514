import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const WORKER = fileURLToPath(new URL('../worker/sw.ts', import.meta.url));
/** Named by a hash of what is in it. */
const HASHED = /^assets\//;
/** Heavy, and of use to few: the reader of codes for browsers that have none. Fetched when somebody scans, and kept then. */
const ON_DEMAND = /\.wasm$|^assets\/zxing-/;
/** The manifest of the build itself, which a test reads. */
const NOT_SERVED = /^\./;

interface PrecachedFile {
  readonly url: string;
  /** Null where the name says it. */
  readonly revision: string | null;
  /** A file of another release under the same name is refused, and the installing is tried again. */
  readonly integrity?: string;
}

/** Builds `sw.js` beside the app once that is written: it keeps every file of it on the device, so that the app opens without network. */
export function serviceWorker(): Plugin {
  let outDir = '';
  return {
    name: 'michangarrito-service-worker',
    apply: 'build',
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir);
      if (config.build.outDir.startsWith(sep)) outDir = config.build.outDir;
    },
    closeBundle: async () => {
      const files = await filesUnder(outDir);
      const onDemand = files.filter((file) => ON_DEMAND.test(file)).map((file) => `/${file}`);
      const precached = await Promise.all(
        files.filter((file) => !ON_DEMAND.test(file)).map((file) => precachedFile(outDir, file)),
      );
      await build({
        configFile: false,
        logLevel: 'warn',
        define: {
          PRECACHED: JSON.stringify(precached),
          ON_DEMAND: JSON.stringify(onDemand),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'baseline-widely-available',
          rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !NOT_SERVED.test(file))
    .toSorted();
}

async function precachedFile(directory: string, file: string): Promise<PrecachedFile> {
  const url = `/${file}`;
  if (HASHED.test(file)) return { url, revision: null };
  const digest = createHash('sha384')
    .update(await readFile(join(directory, file)))
    .digest('base64');
  return { url, revision: digest.slice(0, 16), integrity: `sha384-${digest}` };
}
