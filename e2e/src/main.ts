import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopOwnTestServer } from '@michangarrito/testing';
import { stillness } from './accessibility.ts';
import { openBrowser, SCREENS, type ScreenName } from './browser.ts';
import { loadDemoShop, startInstallation, type Installation } from './installation.ts';
import { shootEntry, shootShop, type Shoot } from './screens.ts';
import { Shopkeeper } from './shopkeeper.ts';

const DIRECTORY = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const DEMO_OWNER = { phone: '5500000001', pin: '123456' };

/** Draws every screen of the demo shop in both sizes and themes, and says how many. */
async function main(): Promise<void> {
  await mkdir(DIRECTORY, { recursive: true });
  for (const name of await readdir(DIRECTORY)) if (name.endsWith('.png')) await rm(join(DIRECTORY, name));
  const installation = await startInstallation();
  let written = 0;
  try {
    await loadDemoShop(installation.database);
    for (const screen of Object.keys(SCREENS) as ScreenName[]) written += await drawAll(installation, screen);
  } finally {
    await installation.stop();
    await stopOwnTestServer();
  }
  console.log(`screens: ${String(written)} written`);
}

async function drawAll(installation: Installation, screen: ScreenName): Promise<number> {
  const { page, close } = await openBrowser(screen);
  let written = 0;
  const shoot: Shoot = async (name) => {
    for (const [theme, suffix] of [
      ['dark', '-oscuro'],
      ['light', ''],
    ] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await stillness(page);
      const path = join(DIRECTORY, `${screen}-${name}${suffix}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      written += 1;
    }
  };
  try {
    const keeper = new Shopkeeper(page, installation.url);
    await shootEntry(keeper, shoot);
    await keeper.enter(DEMO_OWNER);
    await shootShop(keeper, shoot);
  } finally {
    await close();
  }
  return written;
}

await main();
