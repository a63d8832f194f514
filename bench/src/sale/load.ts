import type { Login } from '@michangarrito/testing';
import { businessDate, centavos, lineByQuantity, milli } from '@michangarrito/domain';
import { PRODUCTS, priceOf, productId } from './shops.ts';
import { STARTING_SECONDS, summarize, type Answered, type RunResult } from './statistics.ts';
import { uuidv7 } from 'uuidv7';
import { RawConnection } from './raw-connection.ts';

/** What the load process is asked to do. */
export interface LoadOrder {
  readonly port: number;
  readonly logins: readonly Login[];
  readonly concurrency: number;
  /** Seconds, or a fixed number of sales. */
  readonly length: { readonly seconds: number } | { readonly sales: number };
}

const UTC_OFFSET_MINUTES = -360;
const THIRD = Math.floor(PRODUCTS / 3);
/** How many requests are ready before the clock starts; more are made while it runs, should they not do. */
const READY = 20_000;
let sequence = 0;

process.on('message', (order: LoadOrder) => void run(order).then((answer) => process.send?.(answer)));

/** Sends sales until the time is over, `concurrency` at once, and counts those that were recorded. */
async function run({ port, logins, concurrency, length }: LoadOrder): Promise<RunResult> {
  const most = 'sales' in length ? length.sales : Infinity;
  const ready = Array.from({ length: Math.min(most, READY) }, () => makeRequest(logins));
  const answered: Answered[] = [];
  let started = 0;
  const begin = performance.now();
  const end = 'seconds' in length ? begin + (STARTING_SECONDS + length.seconds) * 1_000 : Infinity;
  const worker = async (): Promise<void> => {
    const connection = await RawConnection.open(port);
    while (performance.now() < end && started < most) {
      started += 1;
      const request = ready.pop() ?? makeRequest(logins);
      const sent = performance.now();
      const body = await connection.send(request);
      const now = performance.now();
      answered.push({ endedAt: now / 1_000, latencyMs: now - sent });
      if (!body.includes('"verdict":"recorded","flags":[]'))
        throw new Error(`a sale was not recorded as it should be: ${body}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return summarize(answered, 'seconds' in length ? begin / 1_000 + STARTING_SECONDS : undefined);
}

function makeRequest(logins: readonly Login[]): Buffer {
  sequence += 1;
  const shop = 1 + (sequence % logins.length);
  const login = logins[shop - 1];
  if (!login) throw new Error('no shop');
  const body = JSON.stringify(makeSale(login, shop));
  const head = [
    'POST /sales HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${login.accessToken}`,
    'content-type: application/json',
    `content-length: ${String(Buffer.byteLength(body))}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function makeSale(login: Login, shop: number) {
  const now = Date.now();
  const lines = [0, 1, 2].map((third) => {
    const number = third * THIRD + 1 + Math.floor(Math.random() * THIRD);
    const product = {
      productId: productId(shop, number),
      name: `Producto ${String(number)}`,
      unit: 'piece',
      taxClass: 'iva16',
    } as const;
    return lineByQuantity({ ...product, unitPriceCentavos: priceOf(number) }, milli(1_000));
  });
  const total = centavos(lines.reduce((sum, line) => sum + line.amountCentavos, 0));
  return {
    id: uuidv7(),
    tenantId: login.tenantId,
    deviceId: login.deviceId,
    deviceSeq: sequence,
    actorId: login.personId,
    recordedAt: new Date(now).toISOString(),
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    businessDate: businessDate(now, UTC_OFFSET_MINUTES),
    skewMs: 0,
    v: 1,
    type: 'recordSale',
    payload: {
      folio: { series: login.folioSeries, number: sequence },
      customerId: null,
      tillSessionId: null,
      lines,
      discountCentavos: 0,
      totalCentavos: total,
      payments: [{ id: uuidv7(), method: 'cash', amountCentavos: total, tenderedCentavos: total, reference: null }],
      note: null,
    },
  };
}
