import type { ReadCode } from './read-code.ts';

/** What goods and shelves carry, as browsers call it. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf'];

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own reader where it knows the codes of goods; else ours, which is fetched the first time. @throws if that does not come. */
export async function openCodeReader(): Promise<ReadCode> {
  return (await ownReader()) ?? (await import('./zxing-reader.ts')).openZxing();
}

async function ownReader(): Promise<ReadCode | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (BarcodeDetector === undefined) return null;
  try {
    const supported = await BarcodeDetector.getSupportedFormats();
    if (!supported.includes('ean_13')) return null;
    const detector = new BarcodeDetector({ formats: FORMATS.filter((format) => supported.includes(format)) });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  } catch {
    // Some systems name it and cannot run it.
    return null;
  }
}
