import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { describeError } from '../data/describe-error.ts';
import { NO_BURST, readKey } from '../design/reader.ts';
import { useToast } from '../design/toast.tsx';
import { actions } from '../messages/common.ts';
import { scanned, unknownCode } from '../messages/sell.ts';
import { addScanned } from '../screens/sell/state/add-scanned.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * A reader of barcodes on any screen: its Enter never confirms anything. What it read joins the sale on the counter, also while that is
 * being charged; elsewhere the counter opens with it. The search of the counter and the form of a product read codes by themselves.
 */
export function useReader(): void {
  const router = useRouter();
  const toast = useToast();
  const take = useEffectEvent(async (code: string, stays: boolean) => {
    const read = await addScanned(code);
    const toCounter = (search: { codigo?: string }) => void router.navigate({ to: '/vender', search });
    if (read.is === 'added') {
      if (!stays) toCounter({});
      toast.show({ text: scanned.added(read.name, read.price) });
    } else if (read.is === 'unknown') {
      const onAction = () => void router.navigate({ to: '/productos/nuevo', search: { codigo: code } });
      if (!stays) toCounter({});
      toast.show({ text: unknownCode.text(code), action: { label: unknownCode.add, onAction } });
    } else if (stays && router.state.location.pathname !== '/vender') {
      const onAction = () => toCounter({ codigo: code });
      toast.show({ text: scanned.atCounter(read.name), action: { label: actions.goToSell, onAction } });
    } else toCounter({ codigo: code });
  });
  const onCode = useEffectEvent((code: string, typing: boolean) => {
    const stays = typing || ['/cobrar', '/vender'].includes(router.state.location.pathname);
    take(code, stays).catch((error: unknown) => toast.show({ text: describeError(error) }));
  });
  const readsItself = useEffectEvent((target: EventTarget | null) => {
    const { pathname } = router.state.location;
    const isSearch = target instanceof Element && target.closest('[role=search]') !== null;
    const hasSearch = pathname === '/vender' || pathname === '/productos';
    if (isSearch && hasSearch && document.querySelector('dialog[open]') === null) return true;
    return pathname.startsWith('/productos/') || ['/registro', '/acceso'].includes(pathname);
  });
  useEffect(() => listenToReader(readsItself, onCode), []);
}

/** Listens before anything else does; returns what ends that. */
function listenToReader(
  readsItself: (target: EventTarget | null) => boolean,
  onCode: (code: string, typing: boolean) => void,
): () => void {
  let burst = NO_BURST;
  let field: { control: TextControl; value: string } | null = null;
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
    if (next.text.length === 1) field = control === null ? null : { control, value: control.value };
    if (!isReaders) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (code === null) return;
    // The code was typed into whatever had the focus; what stood there comes back.
    if (field !== null && field.control === control) write(field.control, field.value);
    onCode(code, typing);
  };
  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}

function textControl(target: EventTarget | null): TextControl | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Sets a field so that React hears of it, as typing would. */
function write(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
