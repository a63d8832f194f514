import { tokens } from '@michangarrito/domain';
import { createElement, type CSSProperties } from 'react';
import { cx } from './cx.ts';
import hues from './hues.json';
import shapes from './silhouettes.json';

export type ShapeName = keyof typeof shapes;

/** Whether a name from a catalogue template is one of the drawn shapes. */
export function isShape(name: string | null | undefined): name is ShapeName {
  return typeof name === 'string' && Object.hasOwn(shapes, name);
}

const HUES: Readonly<Record<string, number>> = hues;

/**
 * Hue and lightness of a product's shape as custom properties: its tile takes field and shelf from the same hue. A word of the
 * name that says a colour decides the hue, so that a wall of bottles is not all red; else the shape has its own.
 */
export function shapeTint(shape: ShapeName, name = ''): CSSProperties {
  const { hue, lightness } = shapes[shape];
  return { '--h': hueOfWords(name) ?? hue, '--l': lightness } as CSSProperties;
}

/** Of several such words the last says most: "Jugo de durazno", "Agua mineral". */
function hueOfWords(name: string): number | undefined {
  const word = tokens(name).findLast((token) => Object.hasOwn(HUES, token));
  return word === undefined ? undefined : HUES[word];
}

/** Hue for what has no shape: the same name always gets the same one. */
export function nameTint(name: string): CSSProperties {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return { '--h': sum, '--l': 0.6 } as CSSProperties;
}

/**
 * A product cut from paper: three tones of one hue on a grid of 48, standing on its base and cut to its own width, so that it
 * lines up with the words below it. Give it a height. Decoration; the name is beside it.
 */
export function Silhouette({
  shape,
  className,
  tinted = true,
}: {
  shape: ShapeName;
  className?: string;
  tinted?: boolean;
}) {
  const { left, width, parts } = shapes[shape];
  return (
    <svg
      viewBox={`${String(left)} 0 ${String(width)} 48`}
      className={cx('silhouette', className)}
      style={tinted ? shapeTint(shape) : undefined}
      aria-hidden
      focusable="false"
    >
      {parts.map(({ tag, ...attributes }, index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
