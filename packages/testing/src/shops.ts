import type { BusinessType, TaxClass, Unit } from '@michangarrito/domain';
import { centavos, lineByQuantity, milli } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import { callJson, ShopClient, type Login } from './shop-client.ts';

interface SessionOpened {
  tokens: { accessToken: string; refreshToken: string };
  device: { id: string; folioSeries: string; secret: string | null };
  person: { id: string };
  shop: { id: string };
}

let nextPhone = 5_510_000_000;

/** A phone that no other call of this process has given. */
export function freshPhone(): string {
  nextPhone += 1;
  return String(nextPhone);
}

/** Proves a phone through the demo's inbox and answers the ticket. */
export async function provePhone(baseUrl: string, phone: string): Promise<string> {
  await expectOk(callJson(baseUrl, 'POST', '/auth/codes', { phone }));
  const inbox = await expectOk(callJson<{ codes: { phone: string; code: string }[] }>(baseUrl, 'GET', '/demo/inbox'));
  const code = inbox.codes.find((entry) => entry.phone === phone)?.code;
  if (code === undefined) throw new Error(`no code for ${phone} in the inbox`);
  const verified = await expectOk(callJson<{ ticket: string }>(baseUrl, 'POST', '/auth/codes/verify', { phone, code }));
  return verified.ticket;
}

/** Registers a shop as its owner would, and answers the owner's device. */
export async function registerShop(
  baseUrl: string,
  options: { businessType?: BusinessType; starterCatalog?: boolean; phone?: string; name?: string } = {},
): Promise<ShopClient> {
  const ticket = await provePhone(baseUrl, options.phone ?? freshPhone());
  const opened = await expectOk(
    callJson<SessionOpened>(baseUrl, 'POST', '/auth/register', {
      ticket,
      shopName: options.name ?? 'Tienda de prueba',
      ownerName: 'Doña Mary',
      businessType: options.businessType ?? 'abarrotes',
      pin: '482913',
      starterCatalog: options.starterCatalog ?? false,
      device: { name: 'Teléfono de prueba', known: null },
    }),
  );
  return new ShopClient(baseUrl, loginOf(opened));
}

/** Logs a person in on a new device of the shop. */
export async function logIn(baseUrl: string, phone: string, tenantId: string, pin: string): Promise<ShopClient> {
  const ticket = await provePhone(baseUrl, phone);
  const opened = await expectOk(
    callJson<SessionOpened>(baseUrl, 'POST', '/auth/login', {
      ticket,
      tenantId,
      pin,
      device: { name: 'Otro teléfono', known: null },
    }),
  );
  return new ShopClient(baseUrl, loginOf(opened));
}

/** A product of the shop, with what a test does not care about filled in. */
export async function createProduct(
  shop: ShopClient,
  product: {
    name: string;
    priceCentavos: number;
    unit?: Unit;
    taxClass?: TaxClass;
    stockMilli?: number;
    barcodes?: string[];
  },
): Promise<string> {
  return shop.record('createProduct', {
    name: product.name,
    categoryId: null,
    unit: product.unit ?? 'piece',
    priceCentavos: centavos(product.priceCentavos),
    costCentavos: null,
    taxClass: product.taxClass ?? 'iva0',
    restricted: null,
    favourite: false,
    minimumMilli: null,
    silhouette: null,
    barcodes: product.barcodes ?? [],
    aliases: [],
    initialStockMilli: milli(product.stockMilli ?? 0),
  });
}

/** A sale of whole pieces of one product, paid exactly in cash. */
export function cashSale(
  shop: ShopClient,
  product: { id: string; name: string; priceCentavos: number; taxClass?: TaxClass },
  pieces: number,
  tillSessionId: string | null = null,
) {
  const line = lineByQuantity(
    {
      productId: product.id,
      name: product.name,
      unit: 'piece',
      taxClass: product.taxClass ?? 'iva0',
      unitPriceCentavos: centavos(product.priceCentavos),
    },
    milli(pieces * 1000),
  );
  return shop.command('recordSale', {
    folio: shop.nextFolio(),
    customerId: null,
    tillSessionId,
    lines: [line],
    discountCentavos: centavos(0),
    totalCentavos: line.amountCentavos,
    payments: [
      {
        id: uuidv7(),
        method: 'cash',
        amountCentavos: line.amountCentavos,
        tenderedCentavos: line.amountCentavos,
        reference: null,
      },
    ],
    note: null,
  });
}

function loginOf(opened: SessionOpened): Login {
  return {
    accessToken: opened.tokens.accessToken,
    refreshToken: opened.tokens.refreshToken,
    tenantId: opened.shop.id,
    deviceId: opened.device.id,
    personId: opened.person.id,
    folioSeries: opened.device.folioSeries,
  };
}

async function expectOk<Body>(call: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`the server answered ${String(status)}: ${JSON.stringify(body)}`);
  return body;
}
