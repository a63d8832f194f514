/** A one-time code on its way to whoever holds the phone. */
export interface CodeDelivery {
  readonly phone: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** The one way by which codes leave the server. The same for every phone, so that nobody learns from it who has a shop. */
export abstract class CodeChannel {
  /** @throws AppError CODE_CHANNEL_MISSING where it could not be handed over. */
  abstract deliver(delivery: CodeDelivery): Promise<void>;
}
