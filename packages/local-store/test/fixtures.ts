import { milli, centavos, type CartLine } from '@michangarrito/domain';
import type { OpenSale } from '../src/device-database.ts';
import type { CommandSession } from '../src/envelope-builder.ts';

export const SESSION: CommandSession = {
  tenantId: '0192f0c4-0000-7000-8000-000000000001',
  deviceId: '0192f0c4-0000-7000-8000-000000000002',
  actorId: '0192f0c4-0000-7000-8000-000000000003',
  utcOffsetMinutes: -360,
};
export const PROOF = { tenantId: SESSION.tenantId, deviceId: SESSION.deviceId, secret: 'a secret of the device' };
export const NOTHING_KNOWN = { deviceSeq: 0, folioSeries: 'A', folioNumber: 0 };

export const LINE: CartLine = {
  productId: '0192f0c4-0000-7000-8000-00000000000a',
  name: 'Bolillo',
  unit: 'piece',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(300),
  quantityMilli: milli(2000),
  byPesos: false,
  amountCentavos: centavos(600),
  discountCentavos: centavos(0),
};

export const TICKET: Omit<OpenSale, 'position'> = {
  id: '0192f0c4-0000-7000-8000-00000000000b',
  name: null,
  customerId: null,
  lines: [LINE],
  discountCentavos: centavos(0),
  note: null,
};
