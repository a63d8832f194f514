import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP } from './installation.ts';

const PAGE = 'index.html';
const WORKER = 'sw.js';

/** How the pages of the next release are told from those of this one. */
export const NEXT_RELEASE = 'meta[name="next-release"]';

/** The built app again, as a release after it: another page, and a worker that knows it. Answers its folder. */
export async function makeNextRelease(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-release-'));
  await cp(APP, directory, { recursive: true });
  const page = await readFile(join(directory, PAGE), 'utf8');
  const next = page.replace('<head>', '<head><meta name="next-release">');
  const worker = await readFile(join(directory, WORKER), 'utf8');
  const known = digest(page);
  if (next === page || !worker.includes(known)) throw new Error('the build does not look as it did');
  const changed = worker.replaceAll(known, digest(next)).replaceAll(known.slice(0, 16), digest(next).slice(0, 16));
  for (const [name, text] of [
    [PAGE, next],
    [WORKER, changed],
  ] as const) {
    await writeFile(join(directory, name), text);
    for (const packed of ['br', 'gz']) await rm(join(directory, `${name}.${packed}`), { force: true });
  }
  return directory;
}

const digest = (text: string): string => createHash('sha384').update(text).digest('base64');
