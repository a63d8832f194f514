import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { DEMO_UTC_OFFSET_MINUTES, generateDemo } from '@michangarrito/database/demo';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.ts';
import { ConfigurationError, readConfiguration } from '../common/config/configuration.ts';
import { RegisterDemoShop } from '../modules/auth/auth.module.ts';
import { DemoDevice } from './demo/demo-device.ts';
import { DemoPlayer } from './demo/demo-player.ts';

const DAYS = 14;
const SEED = 7;
const PIN = '123456';

/** Fills the database with the demo shop and its last two weeks, unless it is there already. `--utc-offset` is of its clock, in minutes. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'utc-offset': { type: 'string' } } });
  const utcOffsetMinutes = Number(values['utc-offset'] ?? DEMO_UTC_OFFSET_MINUTES);
  const app = await NestFactory.createApplicationContext(AppModule.with(readConfiguration(process.env)), {
    logger: ['error', 'warn'],
  });
  try {
    const history = generateDemo({ now: new Date(), days: DAYS, seed: SEED, utcOffsetMinutes });
    const [owner, ...employees] = history.people;
    if (!owner) throw new Error('the story has no owner');
    const { name: shopName, businessType } = history.shop;
    const request = { shopName, businessType, pin: PIN, owner, employees, deviceName: 'Demo' };
    const shop = await app.get(RegisterDemoShop, { strict: false }).execute(request);
    if (!shop) return;
    const { tenantId, ownerId: personId, device } = shop;
    const caller = { tenantId, personId, deviceId: device.id, sessionId: uuidv7(), requestId: 'seed-demo' };
    const context = { ...caller, role: 'owner' as const, permissions: [] };
    const demoDevice = new DemoDevice(context, device.folioSeries, utcOffsetMinutes);
    await new DemoPlayer(app, shop, demoDevice).play(history);
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
});
