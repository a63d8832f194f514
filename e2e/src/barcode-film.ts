import { writeFile } from 'node:fs/promises';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_PER_SECOND = 5;
const BLACK = 16;
const WHITE = 235;
/** Pixels of the narrowest bar. */
const MODULE = 4;

/** The left half's odd digits (GS1 General Specifications, 5.2.1.2); the even ones mirror the right half's, which invert these. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const PARITIES = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];

const right = (digit: number): string => [...(ODD[digit] ?? '')].map((bit) => (bit === '0' ? '1' : '0')).join('');
const even = (digit: number): string => [...right(digit)].toReversed().join('');

/** The 95 modules of an EAN-13, 1 for a bar. */
function bars(code: string): string {
  const [first = 0, ...digits] = [...code].map(Number);
  const parity = PARITIES[first] ?? '';
  const left = digits.slice(0, 6).map((digit, place) => (parity[place] === 'O' ? (ODD[digit] ?? '') : even(digit)));
  return `101${left.join('')}01010${digits.slice(6).map(right).join('')}101`;
}

function frame(luma: (x: number, y: number) => number): Buffer {
  const picture = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, 128);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) picture[y * WIDTH + x] = luma(x, y);
  }
  return Buffer.concat([Buffer.from('FRAME\n'), picture]);
}

/** Writes what a camera sees (YUV4MPEG2) while a code is held before it for so many seconds and taken away for so many, again and again. */
export async function filmCode(path: string, code: string, shownSeconds: number, goneSeconds: number): Promise<void> {
  const modules = bars(code);
  const left = Math.round((WIDTH - modules.length * MODULE) / 2);
  const shown = frame((x, y) => {
    const isBar = y > 100 && y < 380 && modules[Math.floor((x - left) / MODULE)] === '1';
    return isBar ? BLACK : WHITE;
  });
  const gone = frame(() => WHITE);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420\n`);
  const frames = (picture: Buffer, seconds: number) =>
    Array.from({ length: seconds * FRAMES_PER_SECOND }, () => picture);
  await writeFile(path, Buffer.concat([header, ...frames(shown, shownSeconds), ...frames(gone, goneSeconds)]));
}
