import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { ReadCode } from './read-code.ts';

/** Wide enough for a code across half the picture, small enough for an old phone. */
const MOST_WIDTH = 960;

/** ZXing as WebAssembly, served by us. A module of its own: it is fetched by who scans in a browser without a reader. @throws if it does not come. */
export async function openZxing(): Promise<ReadCode> {
  await prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
    fireImmediately: true,
  });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser draws nothing');
  return async (video) => {
    if (video.videoWidth === 0) return null;
    const scale = Math.min(1, MOST_WIDTH / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(picture, {
      formats: ['EANUPC', 'Code128', 'Code39', 'ITF'],
      maxNumberOfSymbols: 1,
    });
    return found === undefined || found.text === '' ? null : found.text;
  };
}
