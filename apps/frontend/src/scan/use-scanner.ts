import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { CameraError, hasTorch, openCamera, type CameraProblem } from './camera.ts';
import { openCodeReader } from './code-reader.ts';
import { look, type Sight } from './scan-rhythm.ts';

/** Between two looks: eight a second read a code at once and leave an old phone time to draw. */
const LOOK_EVERY_MS = 120;

export type ScannerState =
  | { readonly status: 'starting' }
  | { readonly status: 'reading'; readonly stream: MediaStream; readonly torch: boolean }
  /** `reader`: what reads codes could not be fetched. */
  | { readonly status: 'failed'; readonly problem: CameraProblem | 'reader' };

/** Shows the camera in a video and calls `onCode` once for each code that comes before it, for as long as the component stands. */
export function useScanner(video: RefObject<HTMLVideoElement | null>, onCode: (code: string) => void): ScannerState {
  const [state, setState] = useState<ScannerState>({ status: 'starting' });
  const found = useEffectEvent(onCode);
  useEffect(() => {
    const ended = new AbortController();
    const fail = (error: unknown) => {
      if (ended.signal.aborted) return;
      setState({ status: 'failed', problem: error instanceof CameraError ? error.problem : 'reader' });
    };
    const element = video.current;
    if (element !== null) void scan(element, ended.signal, found, setState).catch(fail);
    return () => ended.abort();
  }, [video]);
  return state;
}

async function scan(
  video: HTMLVideoElement,
  ended: AbortSignal,
  onCode: (code: string) => void,
  onState: (state: ScannerState) => void,
): Promise<void> {
  const stream = await openCamera();
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (ended.aborted) {
    stop();
    return;
  }
  ended.addEventListener('abort', stop, { once: true });
  try {
    video.srcObject = stream;
    await video.play();
    const read = await openCodeReader();
    if (ended.aborted) return;
    onState({ status: 'reading', stream, torch: hasTorch(stream) });
    let sight: Sight | null = null;
    while (!ended.aborted) {
      const code: string | null = await read(video);
      const seen = look(sight, code, performance.now());
      sight = seen.sight;
      if (seen.isNew && code !== null && !ended.aborted) onCode(code);
      await pause(LOOK_EVERY_MS);
    }
  } catch (error) {
    stop();
    throw error;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
