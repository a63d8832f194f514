import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Finished {
  /** Exit code; -1 when a signal ended the process. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program with this Node and collects its output.
 * The root's `node_modules/.bin` goes first in PATH, because tools that start `node` themselves must find the locked one.
 */
export function runNode(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const path = `${join(cwd, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`;
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    // Some tools colour their output wherever CI is set, whatever NO_COLOR says.
    const plain = stripVTControlCharacters;
    child.on('close', (code) => resolve({ code: code ?? -1, stdout: plain(stdout), stderr: plain(stderr) }));
  });
}

/** Runs `work` over `items`, at most `limit` at a time, and keeps the order of the results. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
