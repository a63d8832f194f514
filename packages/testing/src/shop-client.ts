import type { AnyCommand, CommandOf, CommandType, CommandVerdict } from '@michangarrito/contracts';
import { businessDate } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';

/** An answer as it came: its status and its JSON. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Who is logged in, as the login answered. */
export interface Login {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly tenantId: string;
  readonly deviceId: string;
  readonly personId: string;
  readonly folioSeries: string;
}

const UTC_OFFSET_MINUTES = -360;

/** A device of a shop, as a test drives it over real HTTP: it logs in, asks, and sends commands with its own sequence and folios. */
export class ShopClient {
  readonly baseUrl: string;
  readonly login: Login;
  #deviceSeq = 0;
  #folioNumber = 0;

  constructor(baseUrl: string, login: Login) {
    this.baseUrl = baseUrl;
    this.login = login;
  }

  /** Any call with this device's token; `body` is sent as JSON. */
  async call<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return callJson<Body>(this.baseUrl, method, path, body, this.login.accessToken);
  }

  /** The folio that the next sale takes. */
  nextFolio(): { series: string; number: number } {
    this.#folioNumber += 1;
    return { series: this.login.folioSeries, number: this.#folioNumber };
  }

  /** The envelope around a payload, as this device would write it now. */
  command<Type extends CommandType>(
    type: Type,
    payload: CommandOf<Type>['payload'],
    changes: Partial<AnyCommand> = {},
  ): CommandOf<Type> {
    this.#deviceSeq += 1;
    const now = Date.now();
    return {
      id: uuidv7(),
      tenantId: this.login.tenantId,
      deviceId: this.login.deviceId,
      deviceSeq: this.#deviceSeq,
      actorId: this.login.personId,
      recordedAt: new Date(now).toISOString(),
      utcOffsetMinutes: UTC_OFFSET_MINUTES,
      businessDate: businessDate(now, UTC_OFFSET_MINUTES),
      skewMs: 0,
      v: 1,
      type,
      payload,
      ...changes,
    } as CommandOf<Type>;
  }

  /** Sends a command to the route of its type. */
  async send(command: AnyCommand): Promise<Answer<CommandVerdict>> {
    const { method, path } = commandRoute(command);
    return this.call<CommandVerdict>(method, path, command);
  }

  /** Makes and sends a command that must be recorded; answers its id. */
  async record<Type extends CommandType>(type: Type, payload: CommandOf<Type>['payload']): Promise<string> {
    const command = this.command(type, payload);
    const { status, body } = await this.send(command);
    if (status !== 200 || body.verdict !== 'recorded')
      throw new Error(`${type} was not recorded: ${String(status)} ${JSON.stringify(body)}`);
    return command.id;
  }
}

/** The REST route that takes a command. */
function commandRoute(command: AnyCommand): { method: 'POST' | 'PATCH'; path: string } {
  switch (command.type) {
    case 'recordSale':
      return { method: 'POST', path: '/sales' };
    case 'refundSale':
      return { method: 'POST', path: '/sales/refunds' };
    case 'refundTicket':
      return { method: 'POST', path: '/sales/refunds/by-ticket' };
    case 'createProduct':
      return { method: 'POST', path: '/products' };
    case 'editProduct':
      return { method: 'PATCH', path: `/products/${command.payload.productId}` };
    case 'createCategory':
      return { method: 'POST', path: '/categories' };
    case 'createCustomer':
      return { method: 'POST', path: '/customers' };
    case 'editCustomer':
      return { method: 'PATCH', path: `/customers/${command.payload.customerId}` };
    case 'recordFiadoPayment':
      return { method: 'POST', path: `/customers/${command.payload.customerId}/fiado-payments` };
    case 'recordCashMovement':
      return { method: 'POST', path: '/till/cash-movements' };
    case 'recordStockMovement':
      return { method: 'POST', path: '/inventory/movements' };
    case 'openTill':
      return { method: 'POST', path: '/till/sessions' };
    case 'closeTill':
      return { method: 'POST', path: '/till/closures' };
  }
}

/** One JSON call. */
export async function callJson<Body = unknown>(
  baseUrl: string,
  method: string,
  path: string,
  body?: unknown,
  accessToken?: string,
): Promise<Answer<Body>> {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Body, headers: answer.headers };
}
