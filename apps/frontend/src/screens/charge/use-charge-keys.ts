import { isSettled } from '../../design/settled.ts';
import { useKeys } from '../../design/use-keys.ts';

/** Enter or F12 charges once the screen has settled, Esc leads back; a sheet that is open has the keys to itself. */
export function useChargeKeys(confirm: () => void, back: () => void): void {
  useKeys((event) => {
    const onButton = event.target instanceof HTMLButtonElement && !event.target.closest('[data-charge]');
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape') back();
    else if (event.key === 'F12' || (event.key === 'Enter' && !onButton)) {
      event.preventDefault();
      if (isSettled() && !event.repeat) confirm();
    }
  });
}
