import { createHmac } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { AppError } from '../../../common/errors/app-error.ts';
import { CodeChannel, type CodeDelivery } from './code-channel.ts';

const TIMEOUT_MS = 5_000;

/**
 * The operator's gateway (SMS, WhatsApp, e-mail): a POST of `{phone, code, expiresAt}` with the header
 * `x-michangarrito-signature: t=<unix seconds>,v1=<hex>`, the HMAC-SHA-256 of `<t>.<body>` under CODE_WEBHOOK_SECRET.
 */
export class WebhookChannel extends CodeChannel {
  readonly #logger = new Logger(WebhookChannel.name);
  readonly #url: string;
  readonly #secret: string;

  constructor(url: string, secret: string) {
    super();
    this.#url = url;
    this.#secret = secret;
  }

  override async deliver(delivery: CodeDelivery): Promise<void> {
    const body = JSON.stringify({ ...delivery, expiresAt: delivery.expiresAt.toISOString() });
    const failure = await this.post(body).catch((error: unknown) => describeFailure(error));
    if (failure === undefined) return;
    // Neither the body nor the address: both may hold what opens a shop.
    this.#logger.error(`the gateway for one-time codes did not take one: ${failure}`);
    throw new AppError('CODE_CHANNEL_MISSING');
  }

  /** Why it was not taken, or undefined where it was. */
  private async post(body: string): Promise<string | undefined> {
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', this.#secret).update(`${seconds}.${body}`).digest('hex');
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-michangarrito-signature': `t=${seconds},v1=${signature}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  }
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error && 'code' in error.cause
    ? `${error.name} ${String(error.cause.code)}`
    : error.name;
}
