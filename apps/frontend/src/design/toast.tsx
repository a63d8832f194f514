import { createContext, useCallback, useContext, useEffect, useId, useMemo, useState, type ReactNode } from 'react';

const shownForMs = 6000;

export interface ToastMessage {
  text: string;
  /** One way back, for instance "Deshacer". */
  action?: { label: string; onAction: () => void };
}

interface ToastState {
  current: (ToastMessage & { key: number }) | null;
  show: (toast: ToastMessage) => void;
  dismiss: () => void;
  hosts: readonly string[];
  enter: (host: string) => void;
  leave: (host: string) => void;
}

const ToastContext = createContext<ToastState | null>(null);

function useToastState(): ToastState {
  const state = useContext(ToastContext);
  if (state === null) throw new Error('ToastProvider is missing above this component');
  return state;
}

/** Holds the one toast of the app for six seconds; a newer one takes its place. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<ToastState['current']>(null);
  const [hosts, setHosts] = useState<readonly string[]>([]);
  const show = useCallback(
    (toast: ToastMessage) => setCurrent((before) => ({ ...toast, key: (before?.key ?? 0) + 1 })),
    [],
  );
  const dismiss = useCallback(() => setCurrent(null), []);
  const enter = useCallback((host: string) => setHosts((list) => [...list, host]), []);
  const leave = useCallback((host: string) => setHosts((list) => list.filter((other) => other !== host)), []);
  useEffect(() => {
    if (current === null) return;
    const timer = setTimeout(() => setCurrent(null), shownForMs);
    return () => clearTimeout(timer);
  }, [current]);
  const state = useMemo(
    () => ({ current, show, dismiss, hosts, enter, leave }),
    [current, show, dismiss, hosts, enter, leave],
  );
  return <ToastContext value={state}>{children}</ToastContext>;
}

/** `show({ text, action })` from any component. */
export function useToast(): Pick<ToastState, 'show' | 'dismiss'> {
  return useToastState();
}

/**
 * Where the toast appears: above the element that follows it. A layout and an open sheet each have one; only the newest shows,
 * since what lies behind a modal sheet cannot be touched.
 */
export function ToastRegion() {
  const id = useId();
  const { current, dismiss, hosts, enter, leave } = useToastState();
  useEffect(() => {
    enter(id);
    return () => leave(id);
  }, [id, enter, leave]);
  const top = hosts.at(-1) === id;
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none absolute inset-x-0 bottom-full z-20 px-4 pb-3 desk:flex desk:justify-center"
    >
      {top && current !== null && (
        <div
          key={current.key}
          className="pointer-events-auto flex min-h-14 animate-[rise_160ms_var(--ease-out)] items-center justify-between gap-3 rounded-12 bg-toast pr-1 pl-4 text-on-toast shadow-lift desk:min-w-96"
        >
          <span className="min-w-0 py-2 text-15 wrap-anywhere">{current.text}</span>
          {current.action && (
            <button
              type="button"
              // A field that has the focus keeps it: losing it could move this button away from under the finger.
              onMouseDown={(event) => event.preventDefault()}
              className="min-h-12 shrink-0 rounded-8 px-3 text-15 font-650 text-toast-action focus-visible:outline-toast-action"
              onClick={() => {
                current.action?.onAction();
                dismiss();
              }}
            >
              {current.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
