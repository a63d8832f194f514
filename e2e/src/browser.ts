import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
  /** Where its storage is; another browser may go on with it once this one is gone. */
  readonly directory: string;
  close(): Promise<void>;
  /** SIGKILL, as a phone that runs out of memory would; its storage stays. */
  kill(): Promise<void>;
}

export interface BrowserOptions {
  /** How many dots of the screen make a pixel of CSS. */
  readonly scale?: number;
  /** The storage of a browser that was killed. */
  readonly directory?: string;
  readonly args?: readonly string[];
  readonly permissions?: readonly string[];
  /** False: as browsers are where a page has no HTTPS. */
  readonly serviceWorkers?: boolean;
  /** What the browser says that it is. */
  readonly userAgent?: string;
  /** JavaScript that runs in every page before its own. */
  readonly beforePages?: string;
}

/** Opens Chromium. */
export async function openBrowser(screen: ScreenName, options: BrowserOptions = {}): Promise<PersonsBrowser> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'michangarrito-browser-')));
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
      ...(options.args ?? []),
    ],
    viewport,
    isMobile,
    hasTouch: isMobile,
    deviceScaleFactor: options.scale ?? 1,
    permissions: [...(options.permissions ?? [])],
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  if (options.serviceWorkers === false) await context.addInitScript('delete Navigator.prototype.serviceWorker');
  if (options.beforePages !== undefined) await context.addInitScript(options.beforePages);
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
    directory,
    kill: async () => {
      for (const pid of await processesOf(directory)) process.kill(pid, 'SIGKILL');
      await context.close().catch(() => undefined);
    },
    close: async () => {
      await context.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The processes that were started with that storage. */
async function processesOf(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_, index) => commands[index]?.includes(`--user-data-dir=${directory}`) === true);
}
