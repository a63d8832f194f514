import type { Permission, Role } from '@michangarrito/domain';

/** Who is calling, from which shop and device: the first argument of every use case, made from the session and nothing else. */
export interface RequestContext {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly requestId: string;
}

/** Turns an access token into the caller. Throws `AppError` NOT_LOGGED_IN or SESSION_ENDED. Implemented by the auth module. */
export abstract class AccessTokens {
  abstract open(accessToken: string, requestId: string): Promise<RequestContext>;

  /** @throws AppError SHOP_SUSPENDED */
  abstract requireActiveShop(tenantId: string): Promise<void>;
}
