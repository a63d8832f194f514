import { fromBase64, toBase64 } from './base64.ts';
import { LocalStoreError } from './errors.ts';

/** What a sealed copy carries: the journal's text, and what proves the device when somebody deposits it later. */
export interface SealedContent {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly secret: string;
  /** As `Journal.exportText` wrote it. */
  readonly journal: string;
}

/** The file: what is needed to open it with the passphrase, and nothing that tells what is inside. Bytes are Base64. */
interface Envelope {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly salt: string;
  readonly cipher: 'AES-256-GCM';
  readonly iv: string;
  readonly data: string;
}

/** The platform's cryptography, as WebCrypto has it. */
export type SealCrypto = Pick<Crypto, 'getRandomValues' | 'subtle'>;

const FORMAT = 'michangarrito-journal';
const VERSION = 1;
/** OWASP's floor for PBKDF2 with SHA-256: a file can be tried for ever. */
const ITERATIONS = 600_000;
/** Whoever hands us a file does not decide how long we work on it. */
const MOST_ITERATIONS = 10_000_000;

/** Encrypts a copy of the journal with a passphrase; the text is a small JSON document. */
export async function sealJournal(
  content: SealedContent,
  passphrase: string,
  platform: SealCrypto = crypto,
): Promise<string> {
  const salt = platform.getRandomValues(new Uint8Array(16));
  const iv = platform.getRandomValues(new Uint8Array(12));
  const key = await deriveKey(passphrase, salt, ITERATIONS, platform);
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const data = await platform.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  const envelope: Envelope = {
    format: FORMAT,
    version: VERSION,
    kdf: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    salt: toBase64(salt),
    cipher: 'AES-256-GCM',
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
  return JSON.stringify(envelope);
}

/**
 * Opens a sealed copy.
 * @throws LocalStoreError `SEAL_UNREADABLE` if it is none of this release's, `SEAL_NOT_OPENED` if the passphrase does not fit or something
 * of it was changed.
 */
export async function openSealed(
  text: string,
  passphrase: string,
  platform: SealCrypto = crypto,
): Promise<SealedContent> {
  const { iterations, salt, iv, data } = readEnvelope(text);
  const key = await deriveKey(passphrase, salt, iterations, platform);
  try {
    const plain = await platform.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as SealedContent;
  } catch (error) {
    throw new LocalStoreError('SEAL_NOT_OPENED', error);
  }
}

function readEnvelope(text: string) {
  try {
    const envelope = JSON.parse(text) as Envelope;
    const { format, version, iterations } = envelope;
    const isOurs = format === FORMAT && version === VERSION && Number.isSafeInteger(iterations);
    if (!isOurs || iterations < 1 || iterations > MOST_ITERATIONS) throw new LocalStoreError('SEAL_UNREADABLE');
    return {
      iterations,
      salt: fromBase64(envelope.salt),
      iv: fromBase64(envelope.iv),
      data: fromBase64(envelope.data),
    };
  } catch (error) {
    throw error instanceof LocalStoreError ? error : new LocalStoreError('SEAL_UNREADABLE', error);
  }
}

async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  { subtle }: SealCrypto,
): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const algorithm = { name: 'AES-GCM', length: 256 };
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(derivation, material, algorithm, false, ['encrypt', 'decrypt']);
}
