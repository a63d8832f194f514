/** A colour as linear light, 0 to 1 each. */
type Linear = readonly [red: number, green: number, blue: number];

/**
 * `oklch(L C H)` or `#rrggbb` as linear sRGB, clipped to the gamut as a browser's fallback does.
 * Matrices: Björn Ottosson's OKLab, as in CSS Color 4.
 */
function linearColour(value: string): Linear {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
  if (hex) {
    const [red, green, blue] = hex.slice(1).map((pair) => unGamma(Number.parseInt(pair, 16) / 255));
    return [red ?? 0, green ?? 0, blue ?? 0];
  }
  const [light = 0, chroma = 0, hue = 0] = (/^oklch\(([\d.\s]+)\)$/.exec(value)?.[1] ?? '').split(/\s+/).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (part: number) => Math.min(1, Math.max(0, part));
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function unGamma(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Contrast of two colours as WCAG 2 counts it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = ([red, green, blue]: Linear) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [dark = 0, bright = 0] = [luminance(linearColour(one)), luminance(linearColour(other))].toSorted(
    (x, y) => x - y,
  );
  return (bright + 0.05) / (dark + 0.05);
}
