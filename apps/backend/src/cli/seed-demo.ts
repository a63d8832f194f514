import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { generateDemo } from '@michangarrito/database/demo';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.ts';
import { ConfigurationError, readConfiguration } from '../common/config/configuration.ts';
import { RegisterDemoShop } from '../modules/auth/auth.module.ts';
import { DemoDevice } from './demo/demo-device.ts';
import { DemoPlayer } from './demo/demo-player.ts';

const DAYS = 14;
const SEED = 7;
const PIN = '123456';

/** Fills the database with the demo shop and its last two weeks, unless it is there already. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.with(readConfiguration(process.env)), {
    logger: ['error', 'warn'],
  });
  try {
    const history = generateDemo({ now: new Date(), days: DAYS, seed: SEED });
    const [owner, ...employees] = history.people;
    if (!owner) throw new Error('the story has no owner');
    const { name: shopName, businessType } = history.shop;
    const request = { shopName, businessType, pin: PIN, owner, employees, deviceName: 'Demo' };
    const shop = await app.get(RegisterDemoShop, { strict: false }).execute(request);
    if (!shop) return;
    const { tenantId, ownerId: personId, device } = shop;
    const caller = { tenantId, personId, deviceId: device.id, sessionId: uuidv7(), requestId: 'seed-demo' };
    const demoDevice = new DemoDevice({ ...caller, role: 'owner', permissions: [] }, device.folioSeries);
    await new DemoPlayer(app, shop, demoDevice).play(history);
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
});
