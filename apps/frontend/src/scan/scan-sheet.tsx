import { CameraOff, Flashlight, FlashlightOff } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Sheet } from '../design/sheet.tsx';
import { actions } from '../messages/common.ts';
import { scan } from '../messages/scan.ts';
import { setTorch } from './camera.ts';
import { useScanner, type ScannerState } from './use-scanner.ts';

export interface ScanSheetProps {
  title: string;
  /** How to hold it. */
  hint: string;
  /** Called once for each code that comes before the camera. */
  onCode: (code: string) => void;
  onClose: () => void;
  /** What became of the last code, said aloud too. */
  children?: ReactNode;
}

/** The camera as a reader of codes. */
export function ScanSheet({ title, hint, onCode, onClose, children }: ScanSheetProps) {
  const video = useRef<HTMLVideoElement>(null);
  const state = useScanner(video, onCode);
  return (
    <Sheet title={title} closeLabel={actions.close} onClose={onClose} actions={<Torch state={state} />}>
      <div className="grid gap-3 px-4 pb-4">
        {state.status === 'failed' ? (
          <EmptyState icon={<CameraOff aria-hidden />} title={scan.failed} body={scan.problems[state.problem]} />
        ) : (
          <div className="relative aspect-4/3 max-h-[45dvh] overflow-hidden rounded-12 bg-well">
            <video ref={video} muted playsInline aria-label={scan.picture} className="size-full object-cover" />
            <div aria-hidden className="absolute inset-x-[12%] inset-y-[28%] rounded-12 border-3 border-mango" />
          </div>
        )}
        {state.status !== 'failed' && (
          <p className="text-15 text-ink-2">{state.status === 'starting' ? scan.starting : hint}</p>
        )}
        <div role="status" aria-live="polite" className="grid gap-2 empty:hidden">
          {children}
        </div>
        <Button variant="solid" large wide onClick={onClose}>
          {scan.done}
        </Button>
      </div>
    </Sheet>
  );
}

function Torch({ state }: { state: ScannerState }) {
  const [on, setOn] = useState(false);
  if (state.status !== 'reading' || !state.torch) return null;
  const toggle = () => {
    setOn(!on);
    // A camera that is taken away meanwhile has no light to switch.
    void setTorch(state.stream, !on).catch(() => setOn(on));
  };
  return (
    <Button square variant="text" aria-label={on ? scan.lightOff : scan.light} aria-pressed={on} onClick={toggle}>
      {on ? <FlashlightOff aria-hidden /> : <Flashlight aria-hidden />}
    </Button>
  );
}
