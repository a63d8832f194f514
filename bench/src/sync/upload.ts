import { Agent, request } from 'node:http';
import type { Login } from '@michangarrito/testing';
import { saleOfShop, type SaleRequest } from '../sale/sale-requests.ts';

/** Sales of a device that was away, uploaded as its journal goes up: batches one after another over one connection. */
export class SaleUpload {
  readonly #url: string;
  readonly #logins: readonly Login[];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #turn = 0;

  constructor(url: string, logins: readonly Login[]) {
    this.#url = url;
    this.#logins = logins;
  }

  /** Uploads so many sales of one shop, `inPush` at once, and answers how many a second. @throws Error if one is not recorded as it should be. */
  async run(sales: number, inPush: number): Promise<number> {
    const shop = 1 + (this.#turn++ % this.#logins.length);
    const all = Array.from({ length: sales }, () => saleOfShop(this.#logins, shop));
    const pushes: { accessToken: string; body: string }[] = [];
    for (let from = 0; from < sales; from += inPush) pushes.push(pushOf(all.slice(from, from + inPush)));
    const startedAt = performance.now();
    for (const { accessToken, body } of pushes) await this.#push(accessToken, body);
    return sales / ((performance.now() - startedAt) / 1_000);
  }

  async #push(accessToken: string, body: string): Promise<void> {
    const answer = await this.#post(accessToken, body);
    const { verdicts = [] } = JSON.parse(answer) as { verdicts?: { verdict: string; flags: string[] }[] };
    const isAsItShould =
      verdicts.length > 0 && verdicts.every(({ verdict, flags }) => verdict === 'recorded' && flags.length === 0);
    if (!isAsItShould) throw new Error(`a push was not recorded as it should be: ${answer.slice(0, 2_000)}`);
  }

  #post(accessToken: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const call = request(`${this.#url}/sync/commands`, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        let text = '';
        answer
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('end', () => resolve(text))
          .on('error', reject);
      });
      call.on('error', reject).end(body);
    });
  }
}

function pushOf(sales: readonly SaleRequest[]): { accessToken: string; body: string } {
  const texts = sales.map(({ body }) => body);
  return {
    accessToken: sales[0]?.accessToken ?? '',
    body: `{"commands":[${texts.join(',')}],"numbersFrom":0,"cursor":null}`,
  };
}
