import { Injectable } from '@nestjs/common';
import { CodeChannel, type CodeDelivery } from './code-channel.ts';

/** The demo on a local network: codes on the screen of whoever started the server, and nowhere else. */
@Injectable()
export class TerminalChannel extends CodeChannel {
  override deliver({ phone, code }: CodeDelivery): Promise<void> {
    process.stdout.write(`One-time code for ${phone}: ${code}\n`);
    return Promise.resolve();
  }
}
