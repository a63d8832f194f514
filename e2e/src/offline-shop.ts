import type { Page } from 'playwright-core';

/** Waits until the app itself is on the device: from now on every address opens without network. */
export async function appIsKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
}
