import { NO_BURST, readKey } from '../design/reader.ts';
import { rememberTyped } from '../design/typed-place.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Inputs that hold no text: what is typed while they have the focus lands elsewhere. */
const WITHOUT_TEXT = new Set(['radio', 'checkbox', 'button', 'submit']);

/**
 * Listens before anything else does; returns what ends that. A code's keys have landed in a field or in a sheet's amount before the last
 * of them tells it from a hand's: what stood there comes back.
 */
export function listenToReader(
  readsItself: (target: EventTarget | null) => boolean,
  onCode: (code: string, typing: boolean) => void,
): () => void {
  let burst = NO_BURST;
  let bringBack: (() => void) | null = null;
  const onKey = (event: KeyboardEvent) => {
    const control = textControl(event.target);
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isPlain || control?.type === 'password' || readsItself(event.target)) {
      burst = NO_BURST;
      return;
    }
    const typing = control !== null || document.querySelector('dialog[open]') !== null;
    const { burst: next, code, isReaders } = readKey(burst, event.key, event.timeStamp, typing);
    burst = next;
    if (next.text.length === 1) bringBack = control === null ? rememberTyped() : rememberField(control);
    if (!isReaders) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (code === null) return;
    bringBack?.();
    onCode(code, typing);
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}

function textControl(target: EventTarget | null): TextControl | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !WITHOUT_TEXT.has(target.type) ? target : null;
}

function rememberField(control: TextControl): () => void {
  const { value } = control;
  return () => write(control, value);
}

/** Sets a field so that React hears of it, as typing would. */
function write(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
