import { TextField } from '../../../design/text-field.tsx';
import { charge } from '../../../messages/charge.ts';
import type { ReactNode } from 'react';

export interface ReferencePanelProps {
  method: 'card' | 'transfer';
  reference: string;
  onReference: (text: string) => void;
  /** Paying only a part this way: a money field. */
  children?: ReactNode;
}

/** Card or transfer: what to look at before charging, and the reference if there is one. */
export function ReferencePanel({ method, reference, onReference, children }: ReferencePanelProps) {
  return (
    <div className="grid gap-4">
      <p className="rounded-12 bg-well px-4 py-3 text-16">
        {method === 'card' ? charge.cardHelp : charge.transferHelp}
      </p>
      {children}
      <TextField
        label={charge.reference}
        hint={charge.referenceHint}
        value={reference}
        onValue={onReference}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
      />
    </div>
  );
}
