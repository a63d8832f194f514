import type { SessionOpened, Shop, TeamMember } from '@michangarrito/contracts';
import { PERMISSIONS } from '@michangarrito/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PeopleDirectory } from '../src/common/context/people-directory.ts';
import { RegisterDemoShop } from '../src/modules/auth/auth.module.ts';
import { AuthClient, freshPhone, loginForm } from './support/auth-client.ts';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
let app: NestFastifyApplication;
let client: AuthClient;
let owner: SessionOpened;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
  client = new AuthClient(app);
  owner = await client.register();
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const add = (member: object, by = owner) => client.post<TeamMember>('/team', member, by.tokens.accessToken);
const change = (id: string, changes: object, by = owner) =>
  client.patch<TeamMember>(`/team/${id}`, changes, by.tokens.accessToken);
const rights = (personId: string) => app.get(PeopleDirectory, { strict: false }).rightsOf(owner.shop.id, personId);

describe('the team', () => {
  test('grows by people with a phone of their own', async () => {
    const phone = freshPhone();
    const { status, body } = await add({ name: 'Rosa', phone, pin: null });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Rosa',
      phone,
      role: 'employee',
      active: true,
      hasPin: false,
      permissions: ['discount.give', 'till.close'],
    });
    expect((await add({ name: 'Rosa otra vez', phone, pin: null })).code).toBe('PHONE_TAKEN');
    expect((await add({ name: 'Beto', phone: freshPhone(), pin: '1111' })).code).toBe('PIN_TOO_SIMPLE');
    const team = (await client.get<{ items: TeamMember[] }>('/team', owner.tokens.accessToken)).body.items;
    expect(team.map(({ name }) => name)).toEqual(expect.arrayContaining(['Lupita', 'Rosa']));
    expect(team[0]).toMatchObject({ role: 'owner', permissions: [...PERMISSIONS] });
  });

  test('a permission given or taken holds from the next request on', async () => {
    const employee = await client.employee(owner, '5927');
    const renameShop = () => client.patch('/shop', { name: 'Abarrotes Beto' }, employee.tokens.accessToken);
    expect((await renameShop()).code).toBe('PERMISSION_MISSING');
    await change(employee.person.id, { permissions: ['settings.manage', 'settings.manage'] });
    expect((await renameShop()).status).toBe(200);
    expect(await rights(employee.person.id)).toEqual({
      role: 'employee',
      permissions: ['settings.manage'],
      active: true,
    });
    await change(employee.person.id, { permissions: [] });
    expect((await renameShop()).code).toBe('PERMISSION_MISSING');
    expect(await rights(employee.person.id)).toMatchObject({ permissions: [] });
  });

  test('who leaves is logged out at once, cannot enter, and may come back', async () => {
    const employee = await client.employee(owner, '5927');
    const token = employee.tokens.accessToken;
    expect((await change(employee.person.id, { active: false })).body.active).toBe(false);
    expect((await client.get('/me', token)).code).toBe('SESSION_ENDED');
    expect((await client.post('/auth/refresh', { refreshToken: employee.tokens.refreshToken })).code).toBe(
      'SESSION_ENDED',
    );
    expect(await rights(employee.person.id)).toMatchObject({ active: false });
    const people = await client.get<{ items: { id: string }[] }>('/people', owner.tokens.accessToken);
    expect(people.body.items.map(({ id }) => id)).not.toContain(employee.person.id);
    const { rows } = await database.admin.query<{ phone: string }>(`select phone from auth.users where id = $1`, [
      employee.person.id,
    ]);
    const { phone } = rows[0]!;
    await database.admin.query(`update auth.otp_codes set created_at = created_at - interval '31 seconds'`);
    const ticket = await client.ticket(phone);
    const login = () => client.post('/auth/login', loginForm(ticket, owner.shop.id, '5927'));
    expect((await login()).code).toBe('PHONE_HAS_NO_SHOP');
    await change(employee.person.id, { active: true });
    expect((await login()).status).toBe(200);
  });

  test('a new PIN opens what wrong ones had locked', async () => {
    const employee = await client.employee(owner, '5927');
    await database.admin.query(
      `update auth.users set pin_failures = 5, pin_locked_until = now() + interval '9 minutes' where id = $1`,
      [employee.person.id],
    );
    const enter = (pin: string) =>
      client.post('/auth/switch', { personId: employee.person.id, pin }, employee.tokens.accessToken);
    expect((await enter('5927')).code).toBe('PIN_LOCKED');
    await change(employee.person.id, { pin: '8306' });
    expect((await enter('8306')).status).toBe(200);
  });

  test('the owner stays, and is changed by the owner alone', async () => {
    const { id } = owner.person;
    expect((await change(id, { active: false })).code).toBe('OWNER_STAYS');
    expect((await change(id, { permissions: [] })).code).toBe('OWNER_STAYS');
    expect((await change(id, { pin: '5927' })).code).toBe('PIN_LENGTH');
    const manager = await client.employee(owner, '5927', ['team.manage']);
    for (const changes of [{ pin: '730518' }, { name: 'Otra' }, { active: false }]) {
      expect((await change(id, changes, manager)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await change(id, { name: 'Lupita Pérez' })).body.name).toBe('Lupita Pérez');
    await change(id, { name: 'Lupita' });
  });

  test('nobody gives what they do not have', async () => {
    const manager = await client.employee(owner, '5927', ['team.manage', 'discount.give']);
    const strong = await client.employee(owner, '8306', ['profit.view']);
    const own = manager.person.id;
    expect((await change(own, { permissions: ['team.manage', 'profit.view'] }, manager)).code).toBe(
      'PERMISSION_MISSING',
    );
    expect((await change(strong.person.id, { pin: '4720' }, manager)).code).toBe('PERMISSION_MISSING');
    expect((await add({ name: 'X', phone: freshPhone(), pin: null, permissions: ['price.edit'] }, manager)).code).toBe(
      'PERMISSION_MISSING',
    );
    const added = await add({ name: 'Y', phone: freshPhone(), pin: null }, manager);
    expect(added.body.permissions).toEqual(['discount.give']);
    expect((await change(added.body.id, { permissions: ['team.manage'] }, manager)).status).toBe(200);
  });

  test('is managed by who may, inside the own shop', async () => {
    const employee = await client.employee(owner, '5927');
    expect((await client.get('/team', employee.tokens.accessToken)).code).toBe('PERMISSION_MISSING');
    expect((await add({ name: 'X', phone: freshPhone(), pin: null }, employee)).code).toBe('PERMISSION_MISSING');
    expect((await client.get('/people', employee.tokens.accessToken)).status).toBe(200);
    const stranger = await client.register();
    expect((await change(employee.person.id, { name: 'Robada' }, stranger)).code).toBe('PERSON_NOT_FOUND');
    expect(
      await app.get(PeopleDirectory, { strict: false }).rightsOf(stranger.shop.id, employee.person.id),
    ).toBeUndefined();
    expect((await change(employee.person.id, {})).code).toBe('NOTHING_TO_CHANGE');
  });
});

describe('the shop', () => {
  test('changes what is given, clears what is null and keeps the rest', async () => {
    const { tokens } = await client.register();
    const update = (changes: object) => client.patch<Shop>('/shop', changes, tokens.accessToken);
    const full = {
      address: 'Hidalgo 45',
      rfc: 'LUPJ800101AB1',
      taxRegime: '626',
      ticketFooter: '¡Gracias!',
      variosCapCentavos: 80_000,
    };
    expect((await update(full)).body).toMatchObject({ ...full, name: 'Abarrotes Lupita' });
    expect((await update({ address: null })).body).toMatchObject({ ...full, address: null });
    expect((await client.get<Shop>('/shop', tokens.accessToken)).body).toMatchObject({ ...full, address: null });
    for (const wrong of [
      { rfc: 'abc' },
      { variosCapCentavos: 99 },
      { variosCapCentavos: 1.5 },
      { slug: 'x' },
      { name: '' },
    ]) {
      expect((await update(wrong)).code).toBe('INVALID_INPUT');
    }
    expect((await update({})).status).toBe(200);
  });
});

describe('the demo shop', () => {
  test('is registered once, with its people, its products and a device, and lets its simple PIN in', async () => {
    const phone = freshPhone();
    const request = {
      shopName: 'Abarrotes La Esquina',
      businessType: 'abarrotes',
      pin: '123456',
      owner: { name: 'Doña Mary', phone },
      employees: [{ name: 'Beto', phone: freshPhone() }],
      deviceName: 'Caja',
    } as const;
    const registerDemoShop = app.get(RegisterDemoShop, { strict: false });
    const demo = (await registerDemoShop.execute(request))!;
    expect(demo.device.folioSeries).toBe('A');
    expect(demo.employeeIds).toHaveLength(1);
    expect(demo.productIds.size).toBeGreaterThan(100);
    const people = app.get(PeopleDirectory, { strict: false });
    for (const id of [demo.ownerId, ...demo.employeeIds])
      expect(await people.hasSignedIn(demo.tenantId, demo.device.id, id)).toBe(true);
    expect(await registerDemoShop.execute(request)).toBeUndefined();
    const entered = await client.post<SessionOpened>(
      '/auth/login',
      loginForm(await client.ticket(phone), demo.tenantId, '123456'),
    );
    expect(entered.body.person.id).toBe(demo.ownerId);
    expect(entered.body.device.folioSeries).toBe('B');
  });
});
