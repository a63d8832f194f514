import { Inject, Injectable } from '@nestjs/common';
import type { MirrorState } from '@michangarrito/contracts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { readMirrorPeople } from '../../auth/auth.module.ts';
import { ListTaxRates } from '../../catalog/catalog.module.ts';
import { ShopReader } from '../../tenants/tenants.module.ts';

type TaxRates = MirrorState['taxRates'];

/** What a device keeps whole: the shop's settings, its people and the tax rates. */
@Injectable()
export class MirrorStates {
  constructor(
    @Inject(ShopReader) private readonly shops: ShopReader,
    @Inject(ListTaxRates) private readonly listTaxRates: ListTaxRates,
  ) {}

  /** Remembered, and otherwise read by a connection of their own: to be asked for before a transaction begins. */
  taxRates(): Promise<TaxRates> {
    return this.listTaxRates.execute();
  }

  async read(tx: TenantTx, taxRates: TaxRates): Promise<MirrorState> {
    return { shop: await this.shops.read(tx), people: await readMirrorPeople(tx), taxRates };
  }
}
