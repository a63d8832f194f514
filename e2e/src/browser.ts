import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM_PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** The two screens that the product is made for. */
export const SCREENS = {
  phone: { width: 360, height: 640, isMobile: true },
  computer: { width: 1280, height: 800, isMobile: false },
} as const;
export type ScreenName = keyof typeof SCREENS;

/** A browser with storage of its own on disk, as a person has it. */
export interface PersonsBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the pages complained of: uncaught errors and console errors. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens Chromium; `scale` is how many dots of the screen make a pixel of CSS. */
export async function openBrowser(screen: ScreenName, scale = 1): Promise<PersonsBrowser> {
  const directory = await mkdtemp(join(tmpdir(), 'michangarrito-browser-'));
  const { isMobile, ...viewport } = SCREENS[screen];
  const context = await chromium.launchPersistentContext(directory, {
    executablePath: CHROMIUM_PATH,
    headless: true,
    chromiumSandbox: false,
    // A machine without a network would otherwise spend its time on refused connections.
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport,
    isMobile,
    hasTouch: isMobile,
    deviceScaleFactor: scale,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`.trim());
  });
  return {
    context,
    page,
    complaints,
    close: async () => {
      await context.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
