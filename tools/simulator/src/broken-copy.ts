import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Breakage } from './breakage.ts';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const COPIED = ['apps/backend', 'database', 'packages', 'tools', 'package.json', 'tsconfig.base.json'];
const OURS = '@michangarrito';

/** How a run against a broken copy ended. */
export interface BrokenRun {
  readonly exitCode: number;
  /** Everything that it said. */
  readonly output: string;
}

/**
 * Runs the simulator of a temporary copy of the repository in which texts were replaced. The copy shares the installed packages of others
 * and has links to its own.
 * @param tell hears what it says, as it says it.
 * @throws Error if a text is not there exactly once, or the broken code does not build.
 */
export async function runBroken(
  breakage: Breakage,
  args: readonly string[],
  tell?: (text: string) => void,
): Promise<BrokenRun> {
  const copy = await mkdtemp(join(tmpdir(), 'michangarrito-broken-'));
  try {
    await copyRepository(copy);
    await breakCopy(copy, breakage);
    const build = ['-p', 'apps/backend/tsconfig.build.json', '--outDir', 'apps/backend/dist'];
    const built = await run(copy, ['node_modules/typescript7/bin/tsc', ...build]);
    if (built.exitCode !== 0) throw new Error(`${breakage.name} does not build:\n${built.output}`);
    return await run(copy, ['--disable-warning=ExperimentalWarning', 'tools/simulator/src/main.ts', ...args], tell);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function copyRepository(copy: string): Promise<void> {
  const isOwn = (path: string): boolean => !['node_modules', 'dist', 'test'].includes(basename(path));
  for (const path of COPIED) await cp(join(ROOT, path), join(copy, path), { recursive: true, filter: isOwn });
  await linkPackages(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await symlink(join(ROOT, 'apps/backend/node_modules'), join(copy, 'apps/backend/node_modules'));
}

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(join(to, OURS), { recursive: true });
  for (const name of await readdir(from)) if (name !== OURS) await symlink(join(from, name), join(to, name));
  await cp(join(from, OURS), join(to, OURS), { recursive: true, verbatimSymlinks: true });
}

async function breakCopy(copy: string, { name, edits }: Breakage): Promise<void> {
  for (const { file, search, replace } of edits) {
    const path = join(copy, file);
    const text = await readFile(path, 'utf8');
    if (text.split(search).length !== 2) throw new Error(`${name}: its text is not exactly once in ${file}`);
    // A function, so that no sign in the text is read as a pattern.
    await writeFile(
      path,
      text.replace(search, () => replace),
    );
  }
}

async function run(cwd: string, args: readonly string[], tell?: (text: string) => void): Promise<BrokenRun> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, SIMULATOR_PORT: '0' } });
  const endWithUs = () => void child.kill();
  process.once('exit', endWithUs);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      tell?.(text);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  process.removeListener('exit', endWithUs);
  return { exitCode: code ?? 1, output };
}
