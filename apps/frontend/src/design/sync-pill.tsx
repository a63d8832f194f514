import { ShieldCheck, Smartphone, TriangleAlert, Unlink } from 'lucide-react';
import { sync } from '../messages/common.ts';
import { cx } from './cx.ts';

export type SyncState =
  | { kind: 'safe' }
  | { kind: 'here'; count: number }
  | { kind: 'alert'; count: number }
  | { kind: 'unlinked' };

const looks = {
  safe: { tone: 'bg-safe-soft text-safe', icon: ShieldCheck },
  here: { tone: 'bg-here-soft text-here', icon: Smartphone },
  alert: { tone: 'bg-alert-soft text-alert', icon: TriangleAlert },
  unlinked: { tone: 'bg-alert-soft text-alert', icon: Unlink },
};

export interface SyncPillProps {
  state: SyncState;
  /** Leads to what is behind it; absent where that is on the screen. */
  onOpen?: () => void;
  /** Icon alone while all is protected, as with a sale open. Counts are always said. */
  compact?: boolean;
}

/** Whether what was sold is on the server, in three states; and where the device is no longer of the shop, that alone. */
export function SyncPill({ state, onOpen, compact = false }: SyncPillProps) {
  const { tone, icon: Icon } = looks[state.kind];
  const words = 'count' in state ? sync[state.kind](state.count) : sync[state.kind];
  const bare = compact && state.kind === 'safe';
  const shape = cx(
    'relative inline-flex min-h-9 shrink-0 items-center justify-center gap-1.5 rounded-full text-14 font-650 whitespace-nowrap',
    bare ? 'w-9' : 'px-3',
    tone,
  );
  const inside = (
    <>
      <Icon aria-hidden className="size-5" />
      {!bare && words}
    </>
  );
  if (onOpen === undefined) return <span className={shape}>{inside}</span>;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={`${words}. ${sync.open}`}
      className={cx(shape, 'after:absolute after:inset-x-0 after:-inset-y-1.5')}
    >
      {inside}
    </button>
  );
}
