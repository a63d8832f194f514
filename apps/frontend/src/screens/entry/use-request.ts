import { useState } from 'react';
import { describeError } from '../../data/describe-error.ts';

/** One request at a time with what went wrong in words; a second tap while it runs does nothing. */
export function useRequest() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(describeError(failure));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, setError, run };
}
