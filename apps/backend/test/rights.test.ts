import type { TeamMember } from '@michangarrito/contracts';
import { centavos, variosLine, type Permission } from '@michangarrito/domain';
import { freshPhone, logIn, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openShop,
  openSuite,
  pieces,
  saleOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let owner: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  ({ shop: owner, soda } = await openShop(suite));
});
afterAll(() => suite.close());

const PIN = '8264';

/** An employee with these permissions, on a device of their own. */
async function hire(permissions: readonly Permission[]): Promise<ShopClient> {
  const phone = freshPhone();
  const { status } = await owner.call<TeamMember>('POST', '/team', { name: 'Beto', phone, pin: PIN, permissions });
  if (status !== 201) throw new Error(`the team answered ${String(status)}`);
  return logIn(suite.url, phone, owner.login.tenantId, PIN);
}

describe('a price that is not the catalogue’s', () => {
  const cheaper = () => pieces({ ...soda, unitPriceCentavos: centavos(1) }, 1);

  test.each<[string, Permission[], string[]]>([
    ['without the right to it', [], ['price_differs', 'permission_missing']],
    ['with it', ['price.override'], ['price_differs']],
  ])('%s', async (_, permissions, flags) => {
    const cashier = await hire(permissions);
    const verdict = await verdictOf(cashier, saleOf(cashier, [cheaper()]));
    expect([verdict.verdict, verdict.flags]).toEqual(['recorded', flags]);
  });

  test('is flagged once where a discount is missing its right too; the shelf’s price and varios are nobody’s to allow', async () => {
    const cashier = await hire([]);
    const both = saleOf(cashier, [cheaper(), pieces(soda, 1)], { discountCentavos: 100 });
    expect((await verdictOf(cashier, both)).flags).toEqual(['permission_missing', 'price_differs']);
    const plain = saleOf(cashier, [pieces(soda, 1), variosLine(centavos(500), 'iva16')]);
    expect((await verdictOf(cashier, plain)).flags).toEqual([]);
  });
});
