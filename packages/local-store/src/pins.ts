import type { MirrorPerson } from '@michangarrito/contracts';
import { fromBase64, toBase64 } from './base64.ts';
import type { DeviceStores, PinVerifier } from './device-database.ts';
import type { ServerClock } from './server-clock.ts';
import type { DeviceStorage } from './storage-port.ts';

/** Makes a slow digest of a PIN: the same for the same three, and 32 bytes. */
export type PinDigest = (pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number) => Promise<Uint8Array>;
export type PinVerdict = 'right' | 'wrong' | 'locked' | 'unknown';

export interface PinOptions {
  readonly storage: DeviceStorage<DeviceStores>;
  readonly clock: ServerClock;
  readonly digest?: PinDigest;
  readonly randomBytes?: (length: number) => Uint8Array<ArrayBuffer>;
}

const ITERATIONS = 310_000;
const SALT_BYTES = 16;
const MOST_FAILURES = 5;
/** The first lock, the second, and each one after them until a PIN is right. */
const LOCKS_MS = [15 * 60_000, 60 * 60_000] as const;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

/** PBKDF2 with SHA-256 by the platform's WebCrypto. */
export const pbkdf2: PinDigest = async (pin, salt, iterations) => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return new Uint8Array(bits);
};

/**
 * Proves PINs without network, for people who have proved theirs to the server on this device. What is kept can only be tried: a short PIN
 * withstands somebody who takes the phone's storage apart for hours and not for days, as any short PIN would.
 */
export class PinVerifiers {
  readonly #storage: DeviceStorage<DeviceStores>;
  readonly #clock: ServerClock;
  readonly #digest: PinDigest;
  readonly #randomBytes: (length: number) => Uint8Array<ArrayBuffer>;

  constructor({ storage, clock, digest = pbkdf2, randomBytes = systemRandom }: PinOptions) {
    this.#storage = storage;
    this.#clock = clock;
    this.#digest = digest;
    this.#randomBytes = randomBytes;
  }

  /** Keeps what proves a PIN that the server has just accepted on this device; `at` is the server's time in its answer (ISO 8601). */
  async learn(personId: string, pin: string, at: string): Promise<void> {
    const salt = this.#randomBytes(SALT_BYTES);
    const digest = await this.#digest(pin, salt, ITERATIONS);
    const verifier: PinVerifier = {
      personId,
      salt: toBase64(salt),
      digest: toBase64(digest),
      iterations: ITERATIONS,
      learnedAt: at,
      failures: 0,
      lockedUntilMs: null,
    };
    await this.#storage.write(['pins'], 'strict', async (transaction) => {
      const known = await transaction.get('pins', personId);
      if (known === undefined || known.learnedAt <= at) await transaction.put('pins', verifier);
    });
  }

  /** Tries a PIN. The try is counted on the disk before it is looked at, so that nobody gains one by ending the app; the fifth locks, each time for longer. */
  async verify(personId: string, pin: string): Promise<PinVerdict> {
    const begun = await this.#begin(personId);
    if (typeof begun === 'string') return begun;
    const digest = await this.#digest(pin, fromBase64(begun.salt), begun.iterations);
    // The fifth says at once that another try is of no use.
    if (!isSame(digest, fromBase64(begun.digest))) return begun.lockedUntilMs === null ? 'wrong' : 'locked';
    await this.#change(personId, (now) =>
      now.digest === begun.digest ? { ...now, failures: 0, lockedUntilMs: null, locks: 0 } : now,
    );
    return 'right';
  }

  /** How long no PIN of the person is tried any more, in milliseconds; 0 while they may try. */
  async lockedForMs(personId: string): Promise<number> {
    const known = await this.#storage.read(['pins'], (transaction) => transaction.get('pins', personId));
    return known === undefined ? 0 : lockLeftMs(known, this.#clock.now());
  }

  /** Forgets the PINs of who is not of the shop any more, has none, or has another since. */
  async forget(people: readonly MirrorPerson[]): Promise<void> {
    const current = new Map(people.map((person) => [person.id, person]));
    await this.#storage.write(['pins'], 'strict', async (transaction) => {
      for (const { personId, learnedAt } of await transaction.range('pins', {})) {
        const person = current.get(personId);
        const isCurrent = person?.hasPin === true && (person.pinSetAt === null || person.pinSetAt <= learnedAt);
        if (!isCurrent) await transaction.delete('pins', personId);
      }
    });
  }

  async #begin(personId: string): Promise<PinVerifier | 'locked' | 'unknown'> {
    const nowMs = this.#clock.now();
    return this.#storage.write(['pins'], 'strict', async (transaction) => {
      const known = await transaction.get('pins', personId);
      if (known === undefined) return 'unknown';
      const leftMs = lockLeftMs(known, nowMs);
      if (leftMs > 0) {
        // By a clock that was set back it would last for ever: it is written down to begin anew.
        await transaction.put('pins', { ...known, lockedUntilMs: nowMs + leftMs });
        return 'locked';
      }
      const counted = countTry(known, nowMs);
      await transaction.put('pins', counted);
      return counted;
    });
  }

  async #change(personId: string, change: (verifier: PinVerifier) => PinVerifier): Promise<void> {
    await this.#storage.write(['pins'], 'strict', async (transaction) => {
      const known = await transaction.get('pins', personId);
      if (known !== undefined) await transaction.put('pins', change(known));
    });
  }
}

function countTry(known: PinVerifier, nowMs: number): PinVerifier {
  const failures = (known.lockedUntilMs === null ? known.failures : 0) + 1;
  if (failures < MOST_FAILURES) return { ...known, failures, lockedUntilMs: null };
  const locks = (known.locks ?? 0) + 1;
  return { ...known, failures, lockedUntilMs: nowMs + lockMs(locks), locks };
}

/** How long the lock of this number lasts, from 1. */
function lockMs(locks: number): number {
  return LOCKS_MS[locks - 1] ?? LONGEST_LOCK_MS;
}

/** What is left of a lock: a clock that was set back neither opens it nor makes it longer than it was made. One of before there were numbers is a first. */
function lockLeftMs({ lockedUntilMs, locks = 1 }: PinVerifier, nowMs: number): number {
  return lockedUntilMs === null ? 0 : Math.min(Math.max(0, lockedUntilMs - nowMs), lockMs(locks));
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  let difference = left.length ^ right.length;
  left.forEach((byte, index) => (difference |= byte ^ (right[index] ?? 0)));
  return difference === 0;
}

function systemRandom(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
