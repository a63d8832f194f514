import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export interface ErrorCardProps {
  icon?: ReactNode;
  title: string;
  /** What happened and whether the sale is safe. */
  body: string;
  actions?: ReactNode;
}

/** Something did not work: what happened, whether the sale is safe, what to do. */
export function ErrorCard({ icon, title, body, actions }: ErrorCardProps) {
  return (
    <section
      role="alert"
      className="grid max-w-120 justify-items-start gap-3 rounded-12 bg-paper p-6 shadow-[0_0_0_1px_var(--line)]"
    >
      <span className="grid size-12 place-items-center rounded-12 bg-alert-soft text-alert">
        {icon ?? <CircleAlert aria-hidden />}
      </span>
      <div>
        <h2 className="text-20 font-700">{title}</h2>
        <p className="mt-1 text-16 text-ink-2">{body}</p>
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
