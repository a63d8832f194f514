import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { ToastRegion } from './toast.tsx';

export interface LayoutProps {
  /** Navigation of a wide screen, 88 px on the left; the shell decides whether there is one. */
  rail?: ReactNode;
  header?: ReactNode;
  children: ReactNode;
  /** What stays above the band and below the scroll: search, scan, keys. */
  dock?: ReactNode;
  band?: ReactNode;
  /** Second pane: the ticket, the chosen customer. Beside the content from 700 px, 412 px wide from 1280. */
  aside?: ReactNode;
  asideLabel?: string;
  /** Class names of the scrolling part. */
  contentClass?: string;
  /** The content may hold nothing to focus: the keyboard then scrolls the content itself. */
  focusable?: boolean;
}

/** The wall: header, content that scrolls, dock, band. From 700 px two panes; from 1280 rail · content · ticket. */
export function Layout({
  rail,
  header,
  children,
  dock,
  band,
  aside,
  asideLabel,
  contentClass,
  focusable,
}: LayoutProps) {
  return (
    <div className="flex h-full flex-col overflow-hidden">
      <div className="flex min-h-0 flex-1">
        {rail}
        <main
          id="contenido"
          tabIndex={-1}
          className="relative flex min-w-0 flex-1 flex-col pt-[env(safe-area-inset-top)]"
        >
          {header}
          <div
            {...(focusable === true && { tabIndex: 0 })}
            className={cx(
              'min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain focus-visible:-outline-offset-3',
              contentClass,
            )}
          >
            {children}
          </div>
          <div className="relative shrink-0">
            <ToastRegion />
            {dock}
          </div>
        </main>
        {aside !== undefined && (
          <aside
            aria-label={asideLabel}
            className="hidden min-h-0 shrink-0 flex-col border-l border-line bg-paper pt-[env(safe-area-inset-top)] two:flex two:w-[min(45%,412px)] desk:w-[412px]"
          >
            {aside}
          </aside>
        )}
      </div>
      {band !== undefined && band !== null && <footer className="shrink-0">{band}</footer>}
    </div>
  );
}
