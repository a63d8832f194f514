import { useEffect, useEffectEvent } from 'react';
import { hasToAskForInstall } from '../../../app/install.ts';
import type { Counter } from './use-counter.ts';

/** Opens the question once its words are here; where they do not come, or another sheet is open, the next visit asks. */
export function useInstallAsk({ setSheet }: Pick<Counter, 'setSheet'>): void {
  const ask = useEffectEvent(async () => {
    await import('../sheets/open-sheet.tsx');
    setSheet((open) => open ?? { name: 'install' });
  });
  useEffect(() => {
    if (hasToAskForInstall()) ask().catch(() => undefined);
  }, []);
}
