import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from './colours.ts';

const css = readFileSync(new URL('../src/design/tokens.css', import.meta.url), 'utf8');

/** The custom properties of the rule that starts with `selector`. */
function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
}

const light = tokens(':root');
const dark = { ...light, ...tokens(":root[data-theme='dark']") };

/** Live text on its ground: 7 everywhere, as docs/design.md promises; labels of what is disabled 4.5, edges of fields 3. */
const pairs: readonly [text: string, ground: string, least: number][] = [
  ['ink', 'wall', 7],
  ['ink', 'paper', 7],
  ['ink', 'well', 7],
  ['ink', 'paint-soft', 7],
  ['ink-2', 'wall', 7],
  ['ink-2', 'paper', 7],
  ['ink-2', 'well', 7],
  ['ink-2', 'paint-soft', 7],
  ['ink-3', 'well', 4.5],
  ['ink-3', 'paper', 4.5],
  ['on-paint', 'paint', 7],
  ['on-paint-2', 'paint', 7],
  ['on-paint', 'paint-press', 7],
  ['on-paint', 'alert-solid', 7],
  ['accent', 'wall', 7],
  ['accent', 'paper', 7],
  ['accent', 'paint-soft', 7],
  ['on-accent', 'accent', 7],
  ['on-mango', 'mango', 7],
  ['on-mango', 'mango-press', 7],
  ['safe', 'paper', 7],
  ['safe', 'safe-soft', 7],
  ['here', 'here-soft', 7],
  ['alert', 'paper', 7],
  ['alert', 'alert-soft', 7],
  ['on-toast', 'toast', 7],
  ['toast-action', 'toast', 7],
  ['on-segment', 'segment', 7],
  ['edge', 'paper', 3],
  ['edge', 'wall', 3],
  ['bar', 'paper', 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('contrast, %s', (_theme, colours) => {
  test.each(pairs)('%s on %s', (text, ground, least) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

test('the system theme and the chosen one are the same dark', () => {
  expect(tokens(":root:not([data-theme='light'])")).toEqual(tokens(":root[data-theme='dark']"));
});
