import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  /** What will be here. */
  body: string;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** A list with nothing in it yet. */
export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <section className="grid max-w-120 justify-items-start gap-3 rounded-12 bg-paper p-6 shadow-[0_0_0_1px_var(--line)]">
      <span className="grid size-12 place-items-center rounded-12 bg-paint-soft text-accent">{icon}</span>
      <div>
        <h2 className="text-20 font-700">{title}</h2>
        <p className="mt-1 text-16 text-ink-2">{body}</p>
      </div>
      {action}
    </section>
  );
}
