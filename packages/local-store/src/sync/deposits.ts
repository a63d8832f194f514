import type { Journal } from '../journal.ts';
import { asDepositEpoch, readAnswer } from './answer.ts';
import { depositBody } from './push-body.ts';
import { call, type CallOptions } from './session-call.ts';

interface DepositsOptions extends CallOptions {
  readonly journal: Journal;
}

/**
 * Whether the server still has what this device deposited after it was unlinked. Such a device does not pull: only so does it hear that a backup
 * was put back, which may lack its deposits. Everything goes up again then.
 */
export class Deposits {
  readonly #options: DepositsOptions;

  constructor(options: DepositsOptions) {
    this.#options = options;
  }

  /** Whether there are any. */
  async exist(): Promise<boolean> {
    return (await this.#options.journal.depositEpoch()) !== null;
  }

  /** Asks for the server's epoch. Answers whether everything goes up again. */
  async ask(): Promise<boolean> {
    const proof = await this.#options.session.proof();
    if (proof === null) return false;
    const request = { method: 'POST', path: '/sync/deposits', body: depositBody({ entries: [] }, proof) } as const;
    const read = readAnswer(this.#options, await call(this.#options, request, null), asDepositEpoch);
    return read.kind === 'read' && (await this.hear(read.value));
  }

  /** Takes the epoch of an answer. It is written last: cut short before that, it is heard of once more. */
  async hear(epoch: string): Promise<boolean> {
    const { journal } = this.#options;
    const known = await journal.depositEpoch();
    if (known === epoch) return false;
    if (known !== null) await journal.resendAll();
    await journal.saveDepositEpoch(epoch);
    return known !== null;
  }
}
