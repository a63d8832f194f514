import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AccessTokens, type RequestContext } from '../../../common/context/request-context.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { AuthKeys } from './auth-keys.ts';
import { RememberedPeople } from './remembered-people.ts';
import { SessionDirectory } from './session-directory.ts';

export const ACCESS_SECONDS = 15 * 60;
const ALGORITHM = 'HS256';
const MOST_TOKENS = 20_000;

const claimsSchema = z.object({
  tid: z.uuid(),
  sub: z.uuid(),
  did: z.uuid(),
  sid: z.uuid(),
  gen: z.int().min(1),
  exp: z.int(),
});

/** What an access token says. `generation` is that of the refresh token that was given with it. */
export interface AccessClaims {
  readonly tenantId: string;
  readonly personId: string;
  readonly deviceId: string;
  readonly sessionId: string;
  readonly generation: number;
}

type VerifiedClaims = AccessClaims & { readonly expiresAtMs: number };

/**
 * Access tokens: signed by this server, good for 15 minutes while their session lasts and belongs to the same person. A token is verified
 * once and then known by its text; session and person come from the directories, so that a warm request reads nothing.
 */
@Injectable()
export class SessionAccessTokens extends AccessTokens {
  readonly #verified = new Map<string, VerifiedClaims>();

  constructor(
    @Inject(AuthKeys) private readonly keys: AuthKeys,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
    @Inject(RememberedPeople) private readonly people: RememberedPeople,
  ) {
    super();
  }

  /** A new token; it expires after `ACCESS_SECONDS`. */
  issue(claims: AccessClaims): Promise<string> {
    return new SignJWT({ tid: claims.tenantId, did: claims.deviceId, sid: claims.sessionId, gen: claims.generation })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(claims.personId)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_SECONDS}s`)
      .sign(this.keys.key('access-token'));
  }

  /**
   * @throws AppError NOT_LOGGED_IN for a token that is not ours, expired, or of whom the session belonged to before a switch; SESSION_ENDED or
   *   DEVICE_REVOKED for one that is over.
   */
  override async open(accessToken: string, requestId: string): Promise<RequestContext> {
    const { tenantId, personId, deviceId, sessionId } = await this.read(accessToken);
    const session = await this.sessions.find(tenantId, sessionId);
    if (!session) throw new AppError('NOT_LOGGED_IN');
    if (session.unlinked) throw new AppError('DEVICE_REVOKED');
    if (session.ended) throw new AppError('SESSION_ENDED');
    if (session.personId !== personId) throw new AppError('NOT_LOGGED_IN');
    const person = await this.people.rightsOf(tenantId, personId);
    if (!person?.active) throw new AppError('SESSION_ENDED');
    return { tenantId, deviceId, sessionId, personId, role: person.role, permissions: person.permissions, requestId };
  }

  override async requireActiveShop(tenantId: string): Promise<void> {
    if (!(await this.people.shopIsActive(tenantId))) throw new AppError('SHOP_SUSPENDED');
  }

  /** The claims of a token that is ours and has not expired. @throws AppError NOT_LOGGED_IN */
  async read(accessToken: string): Promise<AccessClaims> {
    const claims = this.#verified.get(accessToken) ?? (await this.verify(accessToken));
    if (claims.expiresAtMs > Date.now()) return claims;
    this.#verified.delete(accessToken);
    throw new AppError('NOT_LOGGED_IN');
  }

  private async verify(accessToken: string): Promise<VerifiedClaims> {
    const claims = await this.signedClaims(accessToken);
    const { tid: tenantId, sub: personId, did: deviceId, sid: sessionId, gen: generation, exp } = claims;
    const verified = { tenantId, personId, deviceId, sessionId, generation, expiresAtMs: exp * 1000 };
    this.#verified.set(accessToken, verified);
    const [oldest] = this.#verified.keys();
    if (this.#verified.size > MOST_TOKENS && oldest !== undefined) this.#verified.delete(oldest);
    return verified;
  }

  private async signedClaims(accessToken: string): Promise<z.infer<typeof claimsSchema>> {
    try {
      const { payload } = await jwtVerify(accessToken, this.keys.key('access-token'), { algorithms: [ALGORITHM] });
      return claimsSchema.parse(payload);
    } catch {
      throw new AppError('NOT_LOGGED_IN');
    }
  }
}
