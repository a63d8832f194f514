import { CHANGE_KINDS, changeSchema } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

test('every event that the books write is of the contract, and each kind of it is written', async () => {
  const { shop, soda } = await openShop(suite);
  const customer = {
    name: 'Chuy',
    phone: null,
    creditLimitCentavos: null,
    dueRule: { kind: 'none' },
    note: null,
  } as const;
  const customerId = await shop.record('createCustomer', customer);
  const tillSessionId = await shop.record('openTill', { floatCentavos: centavos(0) });
  const sale = saleOf(shop, [pieces(soda, 1)], {
    payload: { customerId },
    payments: [{ method: 'fiado', amountCentavos: 1_900 }],
  });
  await verdictOf(shop, sale);
  await shop.record('createCategory', { name: 'Bebidas' });
  const waste = { reason: 'waste', quantityMilli: milli(1_000) } as const;
  await shop.record('recordStockMovement', { productId: soda.productId, change: waste, note: null });
  const amountCentavos = centavos(1_000);
  const abono = {
    customerId,
    amountCentavos,
    method: 'cash',
    tenderedCentavos: null,
    tillSessionId,
    note: null,
  } as const;
  await shop.record('recordFiadoPayment', abono);
  await shop.record('recordCashMovement', { kind: 'in', amountCentavos, reason: 'Cambio', tillSessionId });
  const x = { tillSessionId, kind: 'x', countedCentavos: null, denominations: [], note: null } as const;
  await shop.record('closeTill', { ...x, denominations: [] });

  const { rows } = await suite.admin.query<{ kind: string }>(
    'select id, kind, ref, position::int from sync.changes where tenant_id = $1',
    [shop.login.tenantId],
  );
  for (const row of rows) expect(changeSchema.parse(row)).toEqual(row);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(CHANGE_KINDS));
});
