import type { SessionOpened } from '@michangarrito/contracts';
import { PERMISSIONS_IN_FORCE, type Permission } from '@michangarrito/domain';
import { callJson, freshPhone, provePhone } from '@michangarrito/testing';
import type { Dice } from './random.ts';

interface Member {
  readonly id: string;
  readonly phone: string;
  readonly pin: string;
}

/** What an owner does at the server without a device's journal: the shop, its people, its devices. */
export class Shop {
  readonly #backendUrl: string;
  readonly tenantId: string;
  readonly slug: string;
  readonly people: Member[];
  /** Lets the next one-time code be asked for at once. */
  readonly #forgetCodes: () => Promise<void>;

  private constructor(backendUrl: string, opened: SessionOpened, owner: Member, forgetCodes: () => Promise<void>) {
    this.#backendUrl = backendUrl;
    this.tenantId = opened.shop.id;
    this.slug = opened.shop.slug;
    this.people = [owner];
    this.#forgetCodes = forgetCodes;
  }

  /** Registers a shop with its owner and one employee for each device but the first. */
  static async open(
    backendUrl: string,
    devices: number,
    forgetCodes: () => Promise<void>,
  ): Promise<{ shop: Shop; opened: SessionOpened }> {
    const phone = freshPhone();
    await forgetCodes();
    const opened = await ok<SessionOpened>(
      callJson(backendUrl, 'POST', '/auth/register', {
        ticket: await provePhone(backendUrl, phone),
        shopName: 'Tienda simulada',
        ownerName: 'Doña Mary',
        businessType: 'abarrotes',
        pin: OWNER_PIN,
        starterCatalog: false,
        device: { name: 'Aparato 1', known: null },
      }),
    );
    const shop = new Shop(backendUrl, opened, { id: opened.person.id, phone, pin: OWNER_PIN }, forgetCodes);
    for (let device = 1; device < devices; device += 1) await shop.#hire(opened.tokens.accessToken, device);
    return { shop, opened };
  }

  async #hire(token: string, number: number): Promise<void> {
    const phone = freshPhone();
    const member = { name: `Empleado ${String(number)}`, phone, pin: '7394', permissions: [...PERMISSIONS_IN_FORCE] };
    const { id } = await ok<{ id: string }>(callJson(this.#backendUrl, 'POST', '/team', member, token));
    this.people.push({ id, phone, pin: '7394' });
  }

  /** Logs a person in on a new installation, or on one that proves itself. */
  async logIn(person: number, known: { deviceId: string; secret: string } | null): Promise<SessionOpened> {
    const member = this.people[person % this.people.length];
    if (member === undefined) throw new Error('a shop has an owner');
    await this.#forgetCodes();
    return ok<SessionOpened>(
      callJson(this.#backendUrl, 'POST', '/auth/login', {
        ticket: await provePhone(this.#backendUrl, member.phone),
        tenantId: this.tenantId,
        pin: member.pin,
        device: { name: 'Otro aparato', known },
      }),
    );
  }

  /** Gives an employee other permissions. */
  async changePermissions(token: string, dice: Dice): Promise<void> {
    const employee = dice.pick(this.people.slice(1));
    if (employee === undefined) return;
    const permissions: Permission[] = PERMISSIONS_IN_FORCE.filter(() => dice.chance(0.6));
    await ok(callJson(this.#backendUrl, 'PATCH', `/team/${employee.id}`, { permissions }, token));
  }

  /** Any call of the owner's. */
  call<Body>(token: string, method: string, path: string, body?: unknown): Promise<Body> {
    return ok<Body>(callJson<Body>(this.#backendUrl, method, path, body, token));
  }
}

const OWNER_PIN = '482913';

async function ok<Body>(call: Promise<{ status: number; body: unknown }>): Promise<Body> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`the server answered ${String(status)}: ${JSON.stringify(body)}`);
  return body as Body;
}
