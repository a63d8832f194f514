import { Inject, Injectable } from '@nestjs/common';
import { CodeChannel } from '../services/code-channel.ts';
import { CODE_SECONDS, OneTimeCodes, RESEND_SECONDS } from '../services/one-time-codes.ts';

/** Sends a one-time code to a phone. Nothing here asks whether the phone has a shop. */
@Injectable()
export class RequestCode {
  constructor(
    @Inject(OneTimeCodes) private readonly codes: OneTimeCodes,
    @Inject(CodeChannel) private readonly channel: CodeChannel,
  ) {}

  /** `address` is counted where it is given. @throws AppError TOO_MANY_REQUESTS or CODE_CHANNEL_MISSING */
  async execute(phone: string, address: string | null): Promise<{ expiresInSeconds: number; resendInSeconds: number }> {
    const { code, expiresAt } = await this.codes.create(phone, address);
    await this.channel.deliver({ phone, code, expiresAt });
    return { expiresInSeconds: CODE_SECONDS, resendInSeconds: RESEND_SECONDS };
  }
}
