import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';

/** OWASP's least for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane; some 30 ms on a small machine. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/-]+)\$([\w+/-]+)$/;

const runArgon2 = promisify(argon2);

type Parameters = { memory: number; passes: number; parallelism: number; nonce: Buffer; tagLength: number };

/** Hashes PINs by argon2id, in PHC text form. */
@Injectable()
export class PinHasher {
  // A hash that no PIN has: where there is nothing to compare with, the same work is done against it.
  readonly #nobody = phcText(MEMORY_KIB, PASSES, LANES, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

  async hash(pin: string): Promise<string> {
    const nonce = randomBytes(SALT_BYTES);
    const tag = await derive(pin, {
      memory: MEMORY_KIB,
      passes: PASSES,
      parallelism: LANES,
      nonce,
      tagLength: HASH_BYTES,
    });
    return phcText(MEMORY_KIB, PASSES, LANES, nonce, tag);
  }

  /** Whether the PIN is the one of the hash; without a hash it takes as long and is never. */
  async matches(pin: string, hash: string | null): Promise<boolean> {
    const [, memory, passes, lanes, salt, expected] = PHC.exec(hash ?? this.#nobody) ?? [];
    if (salt === undefined || expected === undefined) throw new Error('a stored PIN hash is not argon2id in PHC form');
    const tag = Buffer.from(expected, 'base64');
    const computed = await derive(pin, {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(lanes),
      nonce: Buffer.from(salt, 'base64'),
      tagLength: tag.length,
    });
    return timingSafeEqual(computed, tag) && hash !== null;
  }
}

function derive(pin: string, parameters: Parameters): Promise<Buffer> {
  return runArgon2('argon2id', { message: pin, ...parameters });
}

function phcText(memory: number, passes: number, lanes: number, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${text(salt)}$${text(tag)}`;
}
