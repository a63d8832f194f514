import { Barcode, Plus, ScanBarcode, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { productForm } from '../../../messages/products.ts';
import { scan } from '../../../messages/scan.ts';
import { ScanSheet } from '../../../scan/scan-sheet.tsx';
import { tick } from '../../../scan/sounds.ts';

export interface CodesFieldProps {
  codes: readonly string[];
  error: string | undefined;
  /** False if the code was not taken; then it stays in the field. */
  onAdd: (code: string) => boolean;
  onRemove: (code: string) => void;
}

/** The codes that find a product: scanned or typed, each with a way to take it off. */
export function CodesField({ codes, error, onAdd, onRemove }: CodesFieldProps) {
  const [text, setText] = useState('');
  const [scanning, setScanning] = useState(false);
  const takeScanned = (code: string) => {
    tick();
    setScanning(false);
    // What was not taken stands in the field, above the reason.
    if (!onAdd(code)) setText(code);
  };
  const add = () => {
    if (text.trim() !== '' && onAdd(text)) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-2">
        <TextField
          className="flex-1"
          label={productForm.codes}
          hint={productForm.codesHint}
          error={error}
          icon={<Barcode aria-hidden className="size-5" />}
          value={text}
          onValue={setText}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCapitalize="none"
          inputMode="numeric"
          maxLength={32}
        />
        <Button square large className="mt-6.5" aria-label={scan.open} onClick={() => setScanning(true)}>
          <ScanBarcode aria-hidden />
        </Button>
        <Button square large className="mt-6.5" aria-label={productForm.addCode} onClick={add}>
          <Plus aria-hidden />
        </Button>
      </div>
      {codes.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {codes.map((code) => (
            <li key={code} className="inline-flex items-center rounded-12 bg-well pl-3 text-15 font-600">
              {code}
              <button
                type="button"
                aria-label={productForm.removeCode(code)}
                onClick={() => onRemove(code)}
                className="grid size-11 place-items-center rounded-full"
              >
                <X aria-hidden className="size-5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {scanning && (
        <ScanSheet title={scan.titleForm} hint={scan.aimOnce} onCode={takeScanned} onClose={() => setScanning(false)} />
      )}
    </div>
  );
}
