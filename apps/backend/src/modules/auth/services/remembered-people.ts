import { Inject, Injectable } from '@nestjs/common';
import { PeopleDirectory, type PersonRights } from '../../../common/context/people-directory.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';
import { isActiveShop } from '../../tenants/tenants.module.ts';
import { ExpiringCache } from './expiring-cache.ts';

/** Notices make it look again at once; the time is for the case that a notice was lost with its connection. */
const LIFE_MS = 30_000;
const MOST_SHOPS = 5_000;
const MOST_SIGNED_IN = 50_000;

interface KnownShop {
  readonly people: ReadonlyMap<string, PersonRights>;
  readonly active: boolean;
}

/** The people of each shop and whether it is suspended, in memory: every request and every command asks. */
@Injectable()
export class RememberedPeople extends PeopleDirectory {
  readonly #shops = new ExpiringCache<KnownShop>(LIFE_MS, MOST_SHOPS);
  /** Who signed in somewhere once will always have: only that is kept, so nothing has to be forgotten. */
  readonly #signedIn = new Set<string>();

  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {
    super();
  }

  override async rightsOf(tenantId: string, personId: string): Promise<PersonRights | undefined> {
    const { people } = await this.#shop(tenantId);
    return people.get(personId.toLowerCase());
  }

  override async hasSignedIn(tenantId: string, deviceId: string, personId: string): Promise<boolean> {
    const key = `${tenantId} ${deviceId} ${personId}`.toLowerCase();
    if (this.#signedIn.has(key)) return true;
    const found = await this.transactions.run(tenantId, (tx) =>
      tx.query(`select 1 from auth.device_people where tenant_id = $1 and device_id = $2 and user_id = $3`, [
        tenantId,
        deviceId,
        personId,
      ]),
    );
    if (found.length === 0) return false;
    if (this.#signedIn.size >= MOST_SIGNED_IN) this.#signedIn.clear();
    this.#signedIn.add(key);
    return true;
  }

  async shopIsActive(tenantId: string): Promise<boolean> {
    return (await this.#shop(tenantId)).active;
  }

  /** Looks again when next asked for this shop. */
  forget(tenantId: string): void {
    this.#shops.forget(tenantId);
  }

  forgetAll(): void {
    this.#shops.forgetAll();
  }

  #shop(tenantId: string): Promise<KnownShop> {
    return this.#shops.get(tenantId, () => this.load(tenantId));
  }

  private load(tenantId: string): Promise<KnownShop> {
    return this.transactions.run(tenantId, async (tx) => {
      const users = await tx.manager.find(User, {
        select: { id: true, role: true, permissions: true, active: true },
        where: { tenantId },
      });
      const people = new Map(users.map(({ id, role, permissions, active }) => [id, { role, permissions, active }]));
      return { people, active: await isActiveShop(tx) };
    });
  }
}
