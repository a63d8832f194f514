import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { uncover, unsettle } from './settled.ts';
import { ToastRegion, useToast } from './toast.tsx';

const dragToClosePx = 72;

export interface SheetProps {
  title: ReactNode;
  /** Second line of the title. */
  subtitle?: ReactNode;
  /** Before the title: a picture. */
  lead?: ReactNode;
  /** Between the title and the closing button. */
  actions?: ReactNode;
  closeLabel: string;
  closeIcon?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** What the sheet does, in its own painted band. */
  band?: ReactNode;
  /** On a wide screen at the right side, where the ticket is, instead of the middle. */
  side?: boolean;
  /** As high as the screen allows, for lists. */
  tall?: boolean;
}

/**
 * Paper that slides over the screen: from below on a phone, in the middle or at the side on a wide one. The browser's modal
 * dialog holds the focus and closes it on Esc or on the phone's way back. Never open two.
 */
export function Sheet({
  title,
  subtitle,
  lead,
  actions,
  closeLabel,
  closeIcon,
  onClose,
  children,
  band,
  side = false,
  tall = false,
}: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { dismiss } = useToast();
  // What was said before would lie over the sheet's own button.
  useLayoutEffect(dismiss, [dismiss]);
  // Before the page is painted, and closed while still in it: so the focus goes back to where it was.
  useLayoutEffect(() => {
    unsettle();
    const element = dialog.current;
    if (element !== null && !element.open) {
      // A tap beside the sheet closes it where the browser knows how; the closing button and Esc work everywhere.
      element.setAttribute('closedby', 'any');
      element.showModal();
      element.querySelector<HTMLElement>('[data-autofocus], h2')?.focus();
    }
    return () => {
      uncover();
      element?.close();
    };
  }, []);
  const drag = useDragDown(onClose);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={cx('sheet', side && 'sheet-side', tall && 'sheet-tall')}
    >
      <div className="flex max-h-[inherit] min-h-[inherit] flex-col">
        <div {...drag} className="shrink-0 touch-none">
          <div aria-hidden className="mx-auto mt-2 h-1 w-10 rounded-full bg-edge two:hidden" />
          <div className="flex min-h-15 items-center gap-3 py-1.5 pr-1 pl-4">
            {lead}
            <div className="min-w-0 flex-1">
              <h2 id={titleId} tabIndex={-1} className="line-clamp-2 text-20 leading-tight font-700 wrap-anywhere">
                {title}
              </h2>
              {subtitle !== undefined && <p className="truncate text-14 text-ink-2">{subtitle}</p>}
            </div>
            {actions}
            <button
              type="button"
              aria-label={closeLabel}
              onClick={onClose}
              className="grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
            >
              {closeIcon ?? <X aria-hidden />}
            </button>
          </div>
        </div>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">{children}</div>
        <div className="relative shrink-0">
          <ToastRegion />
          {band}
        </div>
      </div>
    </dialog>
  );
}

/** A drag down on the grabber or the title closes the sheet. */
function useDragDown(onClose: () => void) {
  const from = useRef<number | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.pointerType === 'touch' ? event.clientY : null;
    },
    onPointerUp: (event: PointerEvent) => {
      if (from.current !== null && event.clientY - from.current > dragToClosePx) onClose();
      from.current = null;
    },
  };
}
