import type { ReactNode } from 'react';

/** The second pane before anything is chosen: says what will be here. */
export function PaneHint({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="m-auto grid max-w-60 justify-items-center gap-3 px-5 text-center text-16 text-ink-2">
      <span className="grid size-12 place-items-center rounded-12 bg-paint-soft text-accent">{icon}</span>
      <p>{children}</p>
    </div>
  );
}
