import { Inject, Injectable } from '@nestjs/common';
import type { EnrolledDevice, Person, SessionOpened, Tokens } from '@michangarrito/contracts';
import { PERMISSIONS } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { ShopReader } from '../../tenants/tenants.module.ts';
import type { User } from '../entities/user.entity.ts';
import { RefreshTokens, type RefreshClaim } from './refresh-tokens.ts';
import { ACCESS_SECONDS, SessionAccessTokens } from './session-access-tokens.ts';

type DeviceRow = { id: string; name: string; folioSeries: string };
type SessionRow = { person: User; device: DeviceRow; deviceSecret: string | null; refresh: RefreshClaim };

/** Puts together what a login, a switch and a refresh answer. */
@Injectable()
export class SessionAnswers {
  constructor(
    @Inject(SessionAccessTokens) private readonly accessTokens: SessionAccessTokens,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(ShopReader) private readonly shops: ShopReader,
  ) {}

  async opened(tx: TenantTx, { person, device, deviceSecret, refresh }: SessionRow): Promise<SessionOpened> {
    return {
      tokens: await this.tokens(refresh, { personId: person.id, deviceId: device.id }),
      device: { ...(await this.device(tx, device)), secret: deviceSecret },
      person: personAnswer(person),
      shop: await this.shops.read(tx),
      serverTime: new Date().toISOString(),
    };
  }

  async tokens(refresh: RefreshClaim, holder: { personId: string; deviceId: string }): Promise<Tokens> {
    return {
      accessToken: await this.accessTokens.issue({ ...refresh, ...holder }),
      refreshToken: this.refreshTokens.issue(refresh),
      accessExpiresInSeconds: ACCESS_SECONDS,
    };
  }

  /**
   * A device with the highest numbers that the server has of it, in its own series and below those of its clones: a device that comes back
   * goes on above them. What it has told counts also where it is not in the books.
   */
  async device(tx: TenantTx, { id, name, folioSeries }: DeviceRow): Promise<EnrolledDevice> {
    const [last] = await tx.query<{ folio: number; seq: number }>(
      `with own as (select coalesce(min(to_seq), 2147483647) as last_seq from sync.number_jumps where tenant_id = $1 and device_id = $2)
       select greatest(0,
           (select max(folio_number) from sales.sales where tenant_id = $1 and folio_series = $3),
           (select max((h.command -> 'payload' -> 'folio' ->> 'number')::int) from sync.held_commands h
             where h.tenant_id = $1 and h.type = 'recordSale' and h.command -> 'payload' -> 'folio' ->> 'series' = $3)) as folio,
         greatest(0,
           (select max(device_seq) from sync.commands where tenant_id = $1 and device_id = $2 and device_seq <= (select last_seq from own)),
           (select max(device_seq) from sync.held_commands where tenant_id = $1 and device_id = $2 and device_seq <= (select last_seq from own)),
           (select max(device_seq) from sync.rejections where tenant_id = $1 and device_id = $2 and device_seq <= (select last_seq from own))) as seq`,
      [tx.tenantId, id, folioSeries],
    );
    return { id, name, folioSeries, lastFolioNumber: last?.folio ?? 0, lastDeviceSeq: last?.seq ?? 0 };
  }
}

/** A person in wire form; the owner has every permission, whatever the row says. */
export function personAnswer({
  id,
  name,
  role,
  permissions,
}: Pick<User, 'id' | 'name' | 'role' | 'permissions'>): Person {
  return { id, name, role, permissions: role === 'owner' ? [...PERMISSIONS] : permissions };
}
