import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { swallowLeftOverTaps } from '../design/settled.ts';
import { useKeys } from '../design/use-keys.ts';
import { nav } from '../messages/common.ts';
import { useReader } from './use-reader.ts';
import { useUpdateNotice } from './use-update-notice.ts';

/** What stands around every screen: the skip link, the key to the counter, and the focus that follows the route. */
export function Root() {
  useFocusOnRouteChange();
  useSellKey();
  useReader();
  useUpdateNotice();
  useEffect(swallowLeftOverTaps, []);
  return (
    <>
      <a
        href="#contenido"
        className="sr-only rounded-12 bg-paper p-3 font-650 text-accent shadow-lift focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        {nav.skip}
      </a>
      <Outlet />
    </>
  );
}

/** F1 leads to the counter from anywhere; Alt+V is its twin, since some browsers keep F1 for their help. */
function useSellKey(): void {
  const router = useRouter();
  useKeys((event) => {
    const twin = event.altKey && !event.ctrlKey && event.code === 'KeyV';
    if (event.key !== 'F1' && !twin) return;
    event.preventDefault();
    void router.navigate({ to: '/vender' });
  });
}

/**
 * A new screen takes the focus at its title, so that a screen reader says where it is and Tab starts there; a screen that
 * already put the focus on a field of its own keeps it.
 */
function useFocusOnRouteChange(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        const main = document.querySelector('main');
        if (main === null || (document.activeElement !== main && main.contains(document.activeElement))) return;
        const target = main.querySelector<HTMLElement>('h1') ?? main;
        target.focus({ preventScroll: true });
      }),
    [router],
  );
}
