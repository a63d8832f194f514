import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Login } from '@michangarrito/testing';
import type { LoadOrder } from './load.ts';
import type { RunResult } from './statistics.ts';

/** The generator of load as a process of its own: its work must not run on the thread of what it measures, nor of who counts. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #failed: Promise<unknown[]>;
  #stopped = false;
  readonly #target: Pick<LoadOrder, 'port' | 'logins'>;

  constructor(port: number, logins: readonly Login[]) {
    this.#target = { port, logins };
    this.#child = fork(new URL('load.ts', import.meta.url));
    this.#failed = once(this.#child, 'exit').then(() => {
      if (!this.#stopped) throw new Error('the load process failed');
      return [];
    });
  }

  async run(concurrency: number, length: LoadOrder['length']): Promise<RunResult> {
    this.#child.send({ ...this.#target, concurrency, length } satisfies LoadOrder);
    const [answer] = (await Promise.race([once(this.#child, 'message'), this.#failed])) as [RunResult];
    return answer;
  }

  stop(): void {
    this.#stopped = true;
    this.#child.kill();
  }
}
