import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { HeldResumer } from './held-resumer.ts';
import { putOff } from './held-commands.ts';
import { ShopTurns } from './shop-turns.ts';

const EVERY_MS = 30_000;
const MOST_SHOPS = 100;
const MOST_COMMANDS = 200;
/** A process that dies with a shop in its hands leaves it to the others after this. */
const LEASE = '5 minutes';

/**
 * Tries again, over all shops, what failed for a fault of ours and what waits for a row that may have come by another way than a push. Each
 * command is tried at growing intervals.
 */
@Injectable()
export class HeldRetries implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(HeldRetries.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ShopTurns) private readonly turns: ShopTurns,
    @Inject(HeldResumer) private readonly resumer: HeldResumer,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.run(), EVERY_MS);
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One round over the shops whose time has come; whoever calls during a round waits for it. Never throws. */
  run(): Promise<void> {
    this.#running ??= this.#round().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #round(): Promise<void> {
    try {
      const shops = await this.dataSource.query<{ shop: string }[]>(
        `select shop from sync.take_waiting_shops($1, $2::interval) shop`,
        [MOST_SHOPS, LEASE],
      );
      for (const { shop } of shops) if (!this.#stopped) await this.#retryShop(shop);
    } catch (error) {
      this.#logger.warn(`held commands wait for the next round: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  async #retryShop(tenantId: string): Promise<void> {
    await this.resumer.resumeArrived(tenantId);
    const failed = await this.transactions.run(tenantId, (tx) =>
      tx.query<{ id: string }>(
        `select id from sync.held_commands where tenant_id = $1 and settled_at is null and reason = 'failed' and next_try_at <= now()
         order by device_id, device_seq limit $2`,
        [tenantId, MOST_COMMANDS],
      ),
    );
    for (const { id } of failed) if (!this.#stopped) await this.resumer.carryOut(tenantId, id, null);
    if (this.#stopped) return;
    if (failed.length > 0) await this.resumer.resumeArrived(tenantId);
    await this.turns.run(tenantId, putOff);
  }
}
