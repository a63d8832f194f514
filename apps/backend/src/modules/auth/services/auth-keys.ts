import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';

const KEY_BYTES = 32;

/** What a key is for. Each purpose has its own, so that nothing made for one is accepted for another. */
export type KeyPurpose = 'access-token' | 'ticket' | 'one-time-code' | 'refresh-token' | 'device' | 'address';

/** The keys of the auth module, all derived from `JWT_SECRET` (HKDF-SHA-256, RFC 5869). */
@Injectable()
export class AuthKeys {
  readonly #secret: string;
  readonly #keys = new Map<KeyPurpose, Buffer>();

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.#secret = configuration.JWT_SECRET;
  }

  /** The 32-byte key of one purpose. */
  key(purpose: KeyPurpose): Buffer {
    const known = this.#keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#secret, '', `michangarrito/${purpose}/1`, KEY_BYTES));
    this.#keys.set(purpose, key);
    return key;
  }

  /** HMAC-SHA-256 under the key of one purpose. */
  mac(purpose: KeyPurpose, message: string | Buffer): Buffer {
    return createHmac('sha256', this.key(purpose)).update(message).digest();
  }
}
