import type { RefObject } from 'react';
import { useKeys } from '../../design/use-keys.ts';

/** What each key of the counter does; see the list that `?` opens. */
export interface SellKeyActions {
  readonly search: () => void;
  readonly quantity: () => void;
  readonly byPesos: () => void;
  readonly varios: () => void;
  readonly customer: () => void;
  readonly fiado: () => void;
  readonly newSale: () => void;
  readonly charge: () => void;
  readonly help: () => void;
  /** Up or down in the results while something is typed, else in the ticket. */
  readonly move: (step: 1 | -1) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly remove: () => void;
}

const FUNCTION_KEYS: Record<string, keyof SellKeyActions> = {
  F2: 'search',
  F4: 'quantity',
  F6: 'byPesos',
  F7: 'varios',
  F8: 'customer',
  F9: 'fiado',
  F10: 'newSale',
  F12: 'charge',
};
/** Twins of the keys that a browser may keep for itself. */
const ALT_KEYS: Record<string, keyof SellKeyActions> = { n: 'newSale', c: 'charge' };

/** Keys of the whole counter on a wide screen: letters and scans land in the field wherever the focus was. */
export function useSellKeys(field: RefObject<HTMLInputElement | null>, actions: SellKeyActions): void {
  useKeys((event) => {
    if (document.querySelector('dialog[open]') !== null || event.defaultPrevented) return;
    const action = actionOf(event);
    if (action !== undefined) {
      event.preventDefault();
      call(actions, action);
      return;
    }
    const input = field.current;
    if (input === null) return;
    if (input.value === '' && emptyFieldKey(event, actions)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      actions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (isTyping(event) && !isEditable(event.target)) {
      input.focus();
    }
  });
}

function actionOf(event: KeyboardEvent): keyof SellKeyActions | undefined {
  if (event.ctrlKey && event.key === 'Enter') return 'charge';
  if (event.altKey && !event.ctrlKey && !event.metaKey) return ALT_KEYS[event.key.toLowerCase()];
  return event.ctrlKey || event.metaKey ? undefined : FUNCTION_KEYS[event.key];
}

function call(actions: SellKeyActions, name: keyof SellKeyActions): void {
  if (name !== 'move' && name !== 'step') actions[name]();
}

/** Keys that mean the ticket while nothing is typed. Answers whether the key was one. */
function emptyFieldKey(event: KeyboardEvent, actions: SellKeyActions): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  switch (event.key) {
    case '+':
      actions.step(1);
      return true;
    case '-':
      actions.step(-1);
      return true;
    case 'Delete':
      actions.remove();
      return true;
    case '?':
      actions.help();
      return true;
    default:
      return false;
  }
}

function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== ' ';
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
