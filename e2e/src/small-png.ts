import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** So many of the colours that are used most stay as they are, however alike. */
const EXACT = 176;

/** The pixels of an image, three bytes each, row by row. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * The same picture in at most 256 colours: a third of the size, and of a flat drawing the eye misses nothing. Takes the
 * PNGs that Chromium writes: 8 bits, RGB or RGBA (opaque), not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const { palette, indexOf } = choosePalette(pixels.bytes);
  const { width, height, bytes } = pixels;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + x + 1] = indexOf.get(colourAt(bytes, (y * width + x) * 3)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits of an index into the palette; nothing interlaced.
  header.set([8, 3, 0, 0, 0], 8);
  const plte = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const none = Buffer.alloc(0);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', plte),
    chunk('IDAT', data),
    chunk('IEND', none),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function readPixels(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  let [width, height, samples] = [0, 0, 0];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height, samples] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9] === 6 ? 4 : 3];
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  return { width, height, bytes: unfilter(inflateSync(Buffer.concat(parts)), { width, height, samples }) };
}

/** Undoes the filters of PNG (its specification, section 9) and drops the alpha. */
function unfilter(
  raw: Buffer,
  { width, height, samples }: { width: number; height: number; samples: number },
): Uint8Array {
  const stride = width * samples;
  const bytes = new Uint8Array(width * height * 3);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const row = Uint8Array.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x += 1) {
      const left = x < samples ? 0 : (row[x - samples] ?? 0);
      const up = above[x] ?? 0;
      const corner = x < samples ? 0 : (above[x - samples] ?? 0);
      row[x] = (row[x] ?? 0) + predict(filter, left, up, corner);
    }
    for (let x = 0; x < width; x += 1) bytes.set(row.subarray(x * samples, x * samples + 3), (y * width + x) * 3);
    above = row;
  }
  return bytes;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function colourAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

/**
 * The colours that are used most, and of the rest those that are far from all of them; every other colour takes the nearest.
 * A flat drawing has few colours with large areas, and what lies between them is the edges of letters.
 */
function choosePalette(bytes: Uint8Array): { palette: number[]; indexOf: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 3) {
    const colour = colourAt(bytes, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byUse = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = paletteOf(byUse);
  return { palette, indexOf: new Map(byUse.map((colour) => [colour, nearest(palette, colour).index])) };
}

/** Widens the distance between chosen colours until the palette reaches to the rarest. */
function paletteOf(byUse: readonly number[]): number[] {
  for (let apart = 0; ; apart += 12) {
    const palette: number[] = [];
    for (const colour of byUse) {
      if (palette.length >= EXACT && nearest(palette, colour).distance <= apart) continue;
      if (palette.push(colour) > COLOURS) break;
    }
    if (palette.length <= COLOURS) return palette;
  }
}

function nearest(palette: readonly number[], colour: number): { index: number; distance: number } {
  let best = { index: 0, distance: Infinity };
  for (const [index, candidate] of palette.entries()) {
    const distance = squared(candidate, colour);
    if (distance < best.distance) best = { index, distance };
    if (distance === 0) break;
  }
  return best;
}

function squared(a: number, b: number): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255)) as [
    number,
    number,
    number,
  ];
  return red * red + green * green + blue * blue;
}
