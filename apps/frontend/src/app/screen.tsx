import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { Layout, type LayoutProps } from '../design/layout.tsx';
import { uncover } from '../design/settled.ts';
import { documentTitle } from '../messages/titles.ts';
import { DeskBand } from './desk-band.tsx';
import { NavBand } from './nav-band.tsx';
import { Rail } from './rail.tsx';
import { useViewport } from './use-viewport.ts';

export interface ScreenProps extends Omit<LayoutProps, 'rail' | 'band'> {
  /** Name of the screen in the browser's tab. */
  title: string;
  /** The band; without it the navigation on a phone and "Vender" on a wide screen. `null`: no band at all. */
  band?: ReactNode;
  /** Left part of the band of a wide screen when `band` is not given: what is chosen, what the till holds. */
  bandInfo?: ReactNode;
  /** Before entering there is nowhere to go: no rail and no navigation. */
  bare?: boolean;
}

/** A screen inside the shell: sets the title, and adds the rail and the band that fit the width. */
export function Screen({ title, band, bandInfo, bare = false, ...layout }: ScreenProps) {
  const viewport = useViewport();
  useLayoutEffect(uncover, []);
  useEffect(() => {
    document.title = documentTitle(title);
  }, [title]);
  const fallback = bare ? null : viewport === 'desk' ? <DeskBand>{bandInfo}</DeskBand> : <NavBand />;
  return (
    <Layout
      rail={!bare && viewport === 'desk' ? <Rail /> : null}
      band={band === undefined ? fallback : band}
      {...layout}
    />
  );
}
