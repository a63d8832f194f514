import { useNavigate } from '@tanstack/react-router';
import { Check, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { useToast } from '../../../design/toast.tsx';
import { scan } from '../../../messages/scan.ts';
import { scanned, unknownCode } from '../../../messages/sell.ts';
import { ScanSheet } from '../../../scan/scan-sheet.tsx';
import { lowDouble, tick } from '../../../scan/sounds.ts';
import { addScanned, type Scanned } from '../state/add-scanned.ts';

type Last = { readonly code: string; readonly result: Scanned };

/** One piece more of each product that comes before the camera; what asks for a price or an amount goes on in its own sheet. */
export function ScanProducts({ onAsks, onClose }: { onAsks: (code: string) => void; onClose: () => void }) {
  const toast = useToast();
  const [last, setLast] = useState<Last | null>(null);
  const take = async (code: string) => {
    const result = await addScanned(code);
    if (result.is === 'unknown') lowDouble();
    else tick();
    if (result.is === 'asks') onAsks(code);
    else setLast({ code, result });
  };
  return (
    <ScanSheet
      title={scan.title}
      hint={scan.aim}
      onClose={onClose}
      onCode={(code) => void take(code).catch((error: unknown) => toast.show({ text: describeError(error) }))}
    >
      {last !== null && <LastScan {...last} />}
    </ScanSheet>
  );
}

function LastScan({ code, result }: Last) {
  const navigate = useNavigate();
  if (result.is === 'added') {
    return (
      <p className="flex items-center gap-2 rounded-12 bg-safe-soft px-3 py-2.5 text-16 font-600 text-safe">
        <Check aria-hidden className="size-5 shrink-0" />
        {scanned.added(result.name, result.price)}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-12 bg-well px-3 py-1.5 text-16">
      <CircleHelp aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 flex-1">{unknownCode.text(code)}</span>
      <Button variant="text" onClick={() => void navigate({ to: '/productos/nuevo', search: { codigo: code } })}>
        {unknownCode.add}
      </Button>
    </div>
  );
}
