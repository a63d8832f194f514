import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { describeError } from '../data/describe-error.ts';
import { useToast } from '../design/toast.tsx';
import { actions } from '../messages/common.ts';
import { scanned, unknownCode } from '../messages/sell.ts';
import { addScanned } from '../screens/sell/state/add-scanned.ts';
import { listenToReader } from './listen-to-reader.ts';

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
    if (['/registro', '/acceso'].includes(pathname)) return true;
    // Over a screen that reads by itself a sheet asks for something else than a code.
    if (document.querySelector('dialog[open]') !== null) return false;
    const isSearch = target instanceof Element && target.closest('[role=search]') !== null;
    return pathname.startsWith('/productos/') || (isSearch && ['/vender', '/productos'].includes(pathname));
  });
  useEffect(() => listenToReader(readsItself, onCode), []);
}
