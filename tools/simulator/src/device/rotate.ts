import type { Tokens } from '@michangarrito/contracts';
import type { Rotate } from '@michangarrito/local-store';
import { SHOP_URL } from '../channel.ts';

/** Asks the server for the successor of a refresh token, as the app does. */
export function rotateTokens(request: typeof fetch): Rotate {
  return async (refreshToken) => {
    try {
      const answer = await request(`${SHOP_URL}/auth/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken }),
      });
      if (answer.status === 200) return (await answer.json()) as Tokens;
      if (answer.status === 401) return 'ended';
      return answer.status === 403 ? 'revoked' : 'unreachable';
    } catch {
      return 'unreachable';
    }
  };
}
