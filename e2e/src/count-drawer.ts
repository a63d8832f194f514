import type { Shopkeeper } from './shopkeeper.ts';

/** Counts notes and coins of so many centavos on the screen of the corte. */
export async function countDrawer(keeper: Shopkeeper, centavos: number): Promise<void> {
  let left = centavos;
  await keeper.press(keeper.button(/^Monedas/));
  for (const [centavos, label] of [
    [50_000, 'billetes de $500'],
    [20_000, 'billetes de $200'],
    [5_000, 'billetes de $50'],
    [1_000, 'monedas de $10'],
    [100, 'monedas de $1'],
    [50, 'monedas de $0.50'],
  ] as const) {
    const count = Math.floor(left / centavos);
    left -= count * centavos;
    await keeper.page
      .getByLabel(`Escribir cuánt${label.startsWith('b') ? 'os' : 'as'} ${label}`, { exact: true })
      .fill(String(count));
  }
}
