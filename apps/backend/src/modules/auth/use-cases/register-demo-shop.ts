import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_EMPLOYEE_PERMISSIONS, type BusinessType } from '@michangarrito/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { DeviceEnrolment } from '../services/device-enrolment.ts';
import { insertEmployee } from '../services/insert-employee.ts';
import { PinHasher } from '../services/pin-hasher.ts';
import { ShopFounder } from '../services/shop-founder.ts';

/** The demo shop as its seeds tell it. All of its people have the same PIN, simple as it may be. */
export interface DemoShopRequest {
  readonly shopName: string;
  readonly businessType: BusinessType;
  readonly pin: string;
  readonly owner: { readonly name: string; readonly phone: string };
  readonly employees: readonly { readonly name: string; readonly phone: string }[];
  readonly deviceName: string;
}

/** What the demo's past needs in order to be played: who, on which device, and the products by their catalogue code. */
export interface DemoShop {
  readonly tenantId: string;
  readonly ownerId: string;
  /** In the order of the request. */
  readonly employeeIds: readonly string[];
  readonly device: { readonly id: string; readonly folioSeries: string };
  readonly productIds: ReadonlyMap<string, string>;
}

/** Registers the demo shop with its people, its starter catalogue and one enrolled device, in one transaction. */
@Injectable()
export class RegisterDemoShop {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PinHasher) private readonly hasher: PinHasher,
    @Inject(ShopFounder) private readonly founder: ShopFounder,
    @Inject(DeviceEnrolment) private readonly devices: DeviceEnrolment,
  ) {}

  /** undefined where the owner's phone has a shop already: the demo is there. */
  async execute(request: DemoShopRequest): Promise<DemoShop | undefined> {
    const { owner, employees, shopName, businessType, deviceName } = request;
    const shops = await this.dataSource.query<unknown[]>(`select 1 from auth.users_by_phone($1)`, [owner.phone]);
    if (shops.length > 0) return undefined;
    const pinHash = await this.hasher.hash(request.pin);
    const tenantId = uuidv7();
    return this.transactions.run(tenantId, async (tx) => {
      const founding = {
        shopName,
        ownerName: owner.name,
        businessType,
        phone: owner.phone,
        pinHash,
        starterCatalog: true,
      };
      const { ownerId, productIds } = await this.founder.found(tx, founding);
      const employeeIds: string[] = [];
      for (const { name, phone } of employees) {
        employeeIds.push(await insertEmployee(tx, { name, phone, pinHash, permissions: DEFAULT_EMPLOYEE_PERMISSIONS }));
      }
      const deviceId = uuidv7();
      const folioSeries = await this.devices.enrol(tx, deviceId, deviceName, ownerId);
      // They sell on the one device by turns, as if each had taken it over with their PIN.
      await tx.query(
        `insert into auth.device_people (tenant_id, device_id, user_id) select $1, $2, person from unnest($3::uuid[]) person`,
        [tenantId, deviceId, [ownerId, ...employeeIds]],
      );
      return { tenantId, ownerId, employeeIds, device: { id: deviceId, folioSeries }, productIds };
    });
  }
}
