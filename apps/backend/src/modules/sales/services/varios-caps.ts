import { Inject, Injectable } from '@nestjs/common';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';

const MOST_SHOPS = 20_000;
/** How long a cap is believed: a lowered one is in force everywhere this soon, and a busy shop is not asked at every sale. */
const BELIEVED_MS = 2_000;

interface Cap {
  readonly centavos: number;
  readonly readMs: number;
}

/** The most that one line without a product may cost, per shop, remembered for a moment. */
@Injectable()
export class VariosCaps {
  readonly #caps = new Map<string, Cap>();

  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  /** Whether an amount passes the shop's cap. The shop is asked again before it is said to: the cap may have been raised. */
  async passes(tenantId: string, amountCentavos: number): Promise<boolean> {
    const known = this.#caps.get(tenantId);
    const believed = known !== undefined && performance.now() - known.readMs < BELIEVED_MS;
    if (believed && amountCentavos <= known.centavos) return false;
    const centavos = await this.#read(tenantId);
    if (this.#caps.size >= MOST_SHOPS) this.#caps.clear();
    this.#caps.set(tenantId, { centavos, readMs: performance.now() });
    return amountCentavos > centavos;
  }

  async #read(tenantId: string): Promise<number> {
    const [config] = await this.transactions.run(tenantId, (tx) =>
      tx.query<{ varios_cap_centavos: number }>(
        `select varios_cap_centavos from public.tenant_configs where tenant_id = $1`,
        [tenantId],
      ),
    );
    if (!config) throw new Error('a shop without settings');
    return config.varios_cap_centavos;
  }
}
