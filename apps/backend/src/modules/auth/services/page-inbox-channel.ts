import { Injectable } from '@nestjs/common';
import { CodeChannel, type CodeDelivery } from './code-channel.ts';

const MOST_KEPT = 50;

/** The demo's inbox: the newest codes in this process's memory, for the page of the machine it runs on. */
@Injectable()
export class PageInboxChannel extends CodeChannel {
  #kept: readonly CodeDelivery[] = [];

  override deliver(delivery: CodeDelivery): Promise<void> {
    const others = this.waiting().filter(({ phone }) => phone !== delivery.phone);
    this.#kept = [delivery, ...others].slice(0, MOST_KEPT);
    return Promise.resolve();
  }

  /** The codes that have not expired, newest first, one per phone. */
  waiting(): readonly CodeDelivery[] {
    return this.#kept.filter(({ expiresAt }) => expiresAt.getTime() > Date.now());
  }
}
