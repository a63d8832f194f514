import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds that keeps somebody from using the page, one line each. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await stillness(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

/** Waits until nothing moves or fades: what is half faded in has not its own colours. What moves for ever does not count. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter((one) => one.effect.getTiming().iterations !== Infinity)
      .map((one) => one.finished)).then(() => undefined)`,
  );
}
