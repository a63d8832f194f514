import type { ErrorBody, SessionOpened, VerifiedPhone } from '@michangarrito/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer as a test reads it; `code` is the error's, where it is one. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly code: string | undefined;
  readonly retryAfter: number;
  readonly text: string;
}

export interface CallOptions {
  readonly body?: object;
  readonly token?: string;
  readonly from?: string;
  readonly host?: string;
}

export const OWNER_PIN = '482913';
let lastPhone = 5_520_000_000;

/** A phone that no other call of this process has given. */
export function freshPhone(): string {
  lastPhone += 1;
  return String(lastPhone);
}

/** Calls the backend as a client at an address would; the machine's own unless `from` says otherwise. */
export class AuthClient {
  readonly app: NestFastifyApplication;

  constructor(app: NestFastifyApplication) {
    this.app = app;
  }

  async call<Body = unknown>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    options: CallOptions = {},
  ): Promise<Answer<Body>> {
    const { body, token, from = '127.0.0.1', host = 'localhost:3141' } = options;
    const response = await this.app.inject({
      method,
      url,
      remoteAddress: from,
      headers: { host, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    const parsed = (response.body === '' ? undefined : response.json()) as Body;
    return {
      status: response.statusCode,
      body: parsed,
      code: response.statusCode >= 400 ? (parsed as ErrorBody).code : undefined,
      retryAfter: Number(response.headers['retry-after'] ?? 0),
      text: response.body,
    };
  }

  get<Body = unknown>(url: string, token?: string): Promise<Answer<Body>> {
    return this.call(`GET`, url, token === undefined ? {} : { token });
  }

  post<Body = unknown>(url: string, body: object, token?: string): Promise<Answer<Body>> {
    return this.call('POST', url, { body, ...(token === undefined ? {} : { token }) });
  }

  patch<Body = unknown>(url: string, body: object, token: string): Promise<Answer<Body>> {
    return this.call('PATCH', url, { body, token });
  }

  /** Asks for a code and reads it in the demo's inbox. */
  async code(phone: string): Promise<string> {
    await this.post('/auth/codes', { phone });
    const { body } = await this.get<{ codes: { phone: string; code: string }[] }>('/demo/inbox');
    const found = body.codes.find((entry) => entry.phone === phone);
    if (!found) throw new Error(`no code for ${phone}`);
    return found.code;
  }

  async ticket(phone: string): Promise<string> {
    const code = await this.code(phone);
    return (await this.post<VerifiedPhone>('/auth/codes/verify', { phone, code })).body.ticket;
  }

  /** Registers a shop and answers its first session. */
  async register(phone = freshPhone(), changes: object = {}): Promise<SessionOpened> {
    const registration = { ...shopForm(await this.ticket(phone)), ...changes };
    const answer = await this.post<SessionOpened>('/auth/register', registration);
    if (answer.status !== 200) throw new Error(`not registered: ${answer.text}`);
    return answer.body;
  }

  /** Adds an employee and logs them in on a device of their own. */
  async employee(owner: SessionOpened, pin: string, permissions?: readonly string[]): Promise<SessionOpened> {
    const phone = freshPhone();
    const member = { name: 'Beto', phone, pin, ...(permissions ? { permissions } : {}) };
    await this.post('/team', member, owner.tokens.accessToken);
    const answer = await this.post<SessionOpened>(
      '/auth/login',
      loginForm(await this.ticket(phone), owner.shop.id, pin),
    );
    if (answer.status !== 200) throw new Error(`not logged in: ${answer.text}`);
    return answer.body;
  }
}

type DeviceProof = { deviceId: string; secret: string } | null;

export function shopForm(ticket: string) {
  return {
    ticket,
    shopName: 'Abarrotes Lupita',
    ownerName: 'Lupita',
    businessType: 'abarrotes',
    pin: OWNER_PIN,
    starterCatalog: false,
    device: { name: 'Celular', known: null },
  };
}

export function loginForm(ticket: string, tenantId: string, pin: string, known: DeviceProof = null) {
  return { ticket, tenantId, pin, device: { name: 'Otro celular', known } };
}

/** How often each outcome came: `{ '200': 1, TOO_MANY_REQUESTS: 9 }`. */
export function tally(answers: readonly Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of answers) counts[code ?? status] = (counts[code ?? status] ?? 0) + 1;
  return counts;
}

/** Many calls at once. */
export function atOnce<T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => call(index)));
}
