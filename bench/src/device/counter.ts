import { readFile } from 'node:fs/promises';
import { openBrowser } from '@michangarrito/e2e/browser';
import { startInstallation, type Installation } from '@michangarrito/e2e/installation';
import { Shopkeeper } from '@michangarrito/e2e/shopkeeper';
import { stopOwnTestServer } from '@michangarrito/testing';
import type { Page } from 'playwright-core';
import { percentile } from '../statistics.ts';

/** A new shop on a phone's screen in Chromium, over a whole installation of its own. */
export async function atTheCounter<T>(
  work: (counter: { keeper: Shopkeeper; page: Page; installation: Installation }) => Promise<T>,
): Promise<T> {
  const installation = await startInstallation();
  try {
    const { page, close } = await openBrowser('phone');
    try {
      const keeper = new Shopkeeper(page, installation.url);
      await keeper.register({ phone: '5512345678', name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
      return await work({ keeper, page, installation });
    } finally {
      await close();
    }
  } finally {
    await installation.stop();
    await stopOwnTestServer();
  }
}

/** The last line of a bench of the device. */
export function summary(name: string, samplesMs: readonly number[]): string {
  const [p50, p95] = [percentile(samplesMs, 0.5), percentile(samplesMs, 0.95)];
  return `bench ${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

/** Starts a watcher of this folder in the page. */
export async function watch(page: Page, watcher: 'watch-search' | 'watch-charging'): Promise<void> {
  await page.evaluate(await readFile(new URL(`${watcher}.js`, import.meta.url), 'utf8'));
}

/** What the watcher has noted, in milliseconds. */
export function samplesOf(page: Page): Promise<number[]> {
  return page.evaluate<number[]>('window.benchSamples');
}
