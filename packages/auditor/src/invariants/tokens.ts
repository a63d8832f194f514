import { sameRows, type Invariant } from '../invariant.ts';

/** AI tokens: grants and purchases less usage and expiry. */
export const TOKENS: readonly Invariant[] = [
  sameRows('tokens.balance', 'The tokens left are what was granted and bought less what was used and expired.', {
    key: ['tenant_id'],
    columns: ['balance_tokens'],
    expected: `
      select tenant_id, sum(case when kind in ('grant', 'purchase') then abs(tokens) else -abs(tokens) end) as balance_tokens
      from subscriptions.token_usage where tenant_id = $1 group by tenant_id
      having sum(case when kind in ('grant', 'purchase') then abs(tokens) else -abs(tokens) end) <> 0`,
    found: `
      select tenant_id, balance_tokens from subscriptions.tenant_token_balance where tenant_id = $1 and balance_tokens <> 0`,
  }),
];
