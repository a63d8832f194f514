import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuthKeys } from './auth-keys.ts';

const ID_BYTES = 16;
const GENERATION_BYTES = 4;
const MAC_BYTES = 32;
const BODY_BYTES = 2 * ID_BYTES + GENERATION_BYTES;
const LAST_GENERATION = 0xff_ff_ff_ff;

/** What a refresh token says of itself. `generation` counts from 1; each use of a token makes the next. */
export interface RefreshClaim {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly generation: number;
}

/**
 * Refresh tokens: shop, session and generation with their HMAC, in base64url. A token is a function of these three, so the successor of a
 * token can be given again after a lost answer although the database holds hashes only; and since it names its shop, nothing is read
 * before a shop is known.
 */
@Injectable()
export class RefreshTokens {
  constructor(@Inject(AuthKeys) private readonly keys: AuthKeys) {}

  issue(claim: RefreshClaim): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.write(claim.tenantId.replaceAll('-', ''), 0, 'hex');
    body.write(claim.sessionId.replaceAll('-', ''), ID_BYTES, 'hex');
    body.writeUInt32BE(claim.generation, 2 * ID_BYTES);
    return Buffer.concat([body, this.keys.mac('refresh-token', body)]).toString('base64url');
  }

  /** What an authentic token says, or undefined for any other text. */
  read(token: string): RefreshClaim | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // The decoder forgives what is not base64url; a token has one spelling.
    if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.keys.mac('refresh-token', body), bytes.subarray(BODY_BYTES))) return undefined;
    return {
      tenantId: uuidText(body.subarray(0, ID_BYTES)),
      sessionId: uuidText(body.subarray(ID_BYTES, 2 * ID_BYTES)),
      generation: body.readUInt32BE(2 * ID_BYTES),
    };
  }

  /** The claim of the next generation. @throws RangeError after four thousand million. */
  successor(claim: RefreshClaim): RefreshClaim {
    if (claim.generation >= LAST_GENERATION) throw new RangeError('the last generation of a session');
    return { ...claim, generation: claim.generation + 1 };
  }

  /** What the database keeps of a token. */
  hash(claim: RefreshClaim): Buffer {
    return createHash('sha256').update(this.issue(claim)).digest();
  }
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
