import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Login } from '@michangarrito/testing';
import { nextSale } from './sale-requests.ts';
import { STARTING_SECONDS, summarize, type Answered, type RunResult } from '../statistics.ts';

const SCRIPT = fileURLToPath(new URL('sales.lua', import.meta.url));
/** More than any machine would take. */
const READY_PER_SECOND = 4_000;

/**
 * Sales by HTTP against a backend, eight shops in turn. The load comes from wrk, a program in C as pgbench is: what it takes of the
 * machine is missing to what it measures, and one in JavaScript took a tenth of it.
 */
export class SaleLoad {
  readonly #url: string;
  readonly #logins: readonly Login[];

  constructor(url: string, logins: readonly Login[]) {
    this.#url = url;
    this.#logins = logins;
  }

  /** Sends sales for so long, `concurrency` at once, each on its own connection. @throws Error if one is not recorded as it should be. */
  async run(concurrency: number, seconds: number): Promise<RunResult> {
    const directory = await mkdtemp(join(tmpdir(), 'michangarrito-bench-'));
    try {
      const lasting = STARTING_SECONDS + seconds;
      const [sales, log] = [join(directory, 'sales'), join(directory, 'log')];
      await writeFile(sales, this.#prepare(lasting * READY_PER_SECOND));
      const connections = ['-t1', `-c${String(concurrency)}`, `-d${String(lasting)}s`, '--timeout', '30s'];
      await runWrk([...connections, '-s', SCRIPT, `${this.#url}/sales`], { SALES_FILE: sales, SALES_LOG: log });
      const answered = readLog(await readFile(log, 'utf8'));
      const since = answered.reduce((least, { endedAt }) => Math.min(least, endedAt), Infinity) + STARTING_SECONDS;
      return summarize(answered, since);
    } finally {
      await rm(directory, { recursive: true });
    }
  }

  /** Sends so many sales one after another. */
  async sendOneByOne(sales: number): Promise<void> {
    for (let sent = 0; sent < sales; sent += 1) {
      const { accessToken, body } = nextSale(this.#logins);
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      const answer = await fetch(`${this.#url}/sales`, { method: 'POST', headers, body });
      const text = await answer.text();
      if (!text.includes('"verdict":"recorded","flags":[]')) throw notAsItShould(text);
    }
  }

  #prepare(count: number): string {
    const lines = Array.from({ length: count }, () => nextSale(this.#logins)).map(
      ({ accessToken, id, body }) => `${accessToken} ${id} ${body}\n`,
    );
    return lines.join('');
  }
}

async function runWrk(parameters: readonly string[], environment: Record<string, string>): Promise<void> {
  const child = spawn(process.env['WRK_PATH'] || 'wrk', parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || /Socket errors|PANIC/.test(output)) throw new Error(`wrk failed:\n${output}`);
}

// A line of the log: seconds since 1970, milliseconds; or an answer that says something else.
function readLog(text: string): Answered[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => {
    const [endedAt = NaN, latencyMs = NaN] = line.split(' ').map(Number);
    if (Number.isNaN(endedAt)) throw notAsItShould(line);
    return { endedAt, latencyMs };
  });
}

function notAsItShould(answer: string): Error {
  return new Error(`a sale was not recorded as it should be: ${answer}`);
}
