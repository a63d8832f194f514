import { cx } from './cx.ts';

export interface Share {
  id: string;
  value: number;
  /** Class name of its colour, for instance `bg-age-1`. */
  tone: string;
}

/** Parts of a whole in one bar, instead of a pie. The words and amounts stand below it. */
export function StackedBar({ shares, className }: { shares: readonly Share[]; className?: string }) {
  return (
    <div aria-hidden className={cx('flex h-3.5 gap-[3px]', className)}>
      {shares
        .filter((share) => share.value > 0)
        .map((share) => (
          <span
            key={share.id}
            className={cx('min-w-1.5 basis-0 rounded-[4px]', share.tone)}
            style={{ flexGrow: share.value }}
          />
        ))}
    </div>
  );
}
