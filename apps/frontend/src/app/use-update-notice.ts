import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useToast } from '../design/toast.tsx';
import { update } from '../messages/update.ts';
import { takeUpdate, useUpdateReady } from './app-updates.ts';

/** Says once that a new release is here, never while money is taken; it stays offered in Inicio and Ajustes. */
export function useUpdateNotice(): void {
  const router = useRouter();
  const toast = useToast();
  const ready = useUpdateReady();
  const say = useEffectEvent(() => {
    if (router.state.location.pathname === '/cobrar') return;
    toast.show({ text: update.title, action: { label: update.action, onAction: takeUpdate } });
  });
  useEffect(() => {
    if (ready) say();
  }, [ready]);
}
