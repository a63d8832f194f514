import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopOwnTestServer } from '@michangarrito/testing';
import type { Page } from 'playwright-core';
import { seriousViolations } from './accessibility.ts';
import { openBrowser, SCREENS, type ScreenName } from './browser.ts';
import { loadDemoShop, startInstallation, type Installation } from './installation.ts';
import { hoursEastOfLateAfternoon, shootNewShop, shootShop, type Shoot } from './screens.ts';
import { Shopkeeper } from './shopkeeper.ts';
import { smallPng } from './small-png.ts';

const DIRECTORY = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const DEMO_OWNER = { phone: '5500000001', pin: '123456' };
const THEMES = [
  ['dark', '-oscuro'],
  ['light', ''],
] as const;
/** Dots of the picture for each pixel of CSS: a phone's screen is small and looked at closely. */
const SCALE = { phone: 2, computer: 1 } as const;

interface Drawn {
  written: number;
  readonly violations: string[];
}

/** Draws every screen in both sizes and themes, and says how many; fails when axe finds that one keeps somebody out. */
async function main(): Promise<void> {
  await mkdir(DIRECTORY, { recursive: true });
  for (const name of await readdir(DIRECTORY)) if (name.endsWith('.png')) await rm(join(DIRECTORY, name));
  const installation = await startInstallation();
  const violations: string[] = [];
  let written = 0;
  try {
    await loadDemoShop(installation.database, hoursEastOfLateAfternoon(new Date()));
    for (const [place, screen] of (Object.keys(SCREENS) as ScreenName[]).entries()) {
      const drawn = await drawAll(installation, screen, place);
      written += drawn.written;
      violations.push(...drawn.violations);
    }
  } finally {
    await installation.stop();
    await stopOwnTestServer();
  }
  console.log(`screens: ${String(written)} written, ${String(violations.length)} violations`);
  for (const violation of violations) console.error(violation);
  if (violations.length > 0) process.exitCode = 1;
}

async function drawAll(installation: Installation, screen: ScreenName, place: number): Promise<Drawn> {
  const drawn: Drawn = { written: 0, violations: [] };
  const draw = async (story: (keeper: Shopkeeper, shoot: Shoot) => Promise<void>): Promise<void> => {
    const { page, close } = await openBrowser(screen, { scale: SCALE[screen] });
    try {
      await story(new Shopkeeper(page, installation.url), (name) => shootBoth(page, `${screen}-${name}`, drawn));
    } finally {
      await close();
    }
  };
  await draw((keeper, shoot) => shootNewShop(keeper, `551234560${String(place)}`, shoot));
  await draw(async (keeper, shoot) => {
    await keeper.enter(DEMO_OWNER);
    await shootShop(keeper, shoot);
  });
  return drawn;
}

async function shootBoth(page: Page, name: string, drawn: Drawn): Promise<void> {
  for (const [theme, suffix] of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    const file = `${name}${suffix}.png`;
    drawn.violations.push(...(await seriousViolations(page)).map((violation) => `${file}: ${violation}`));
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(DIRECTORY, file), smallPng(png));
    drawn.written += 1;
  }
}

await main();
