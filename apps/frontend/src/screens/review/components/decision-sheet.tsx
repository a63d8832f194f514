import { useState } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { useDecideHeld, useHeld } from '../../../data/shop-queries.ts';
import type { HeldCommand } from '../../../data/types.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { review } from '../../../messages/sync.ts';
import { cashThatStays, mayAccept, stillWaiting, titleOf } from '../state/held-words.ts';

type Decision = 'accept' | 'reject';

export interface Asked {
  readonly commands: readonly HeldCommand[];
  /** What is to be confirmed; of a single one that was tapped either. */
  readonly decision: Decision | 'either';
}

/** What the owner makes of these: takes them in, has them tried again, or leaves them out. */
export function DecisionSheet({ commands, decision, onClose }: Asked & { onClose: () => void }) {
  const { decide, isPending } = useDecision(commands, onClose);
  const count = commands.length;
  const accepts = mayAccept(commands);
  const titles = {
    accept: accepts ? review.acceptAsk(count) : review.retryAsk(count),
    reject: review.rejectAsk(count),
    either: commands.map(titleOf).join(', '),
  };
  const stays = cashThatStays(commands);
  return (
    <Sheet title={titles[decision]} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        {decision !== 'reject' && (
          <>
            <p className="text-16 text-ink-2">{accepts ? review.acceptHelp : retryHelp(commands)}</p>
            <Button variant="solid" large wide busy={isPending} onClick={() => void decide('accept')}>
              {accepts ? review.accept(count) : review.retry}
            </Button>
          </>
        )}
        {decision !== 'accept' && (
          <>
            <p className="text-16 text-ink-2">{[stays, review.rejectHelp].filter(Boolean).join(' ')}</p>
            <Button variant="danger" large wide busy={isPending} onClick={() => void decide('reject')}>
              {review.reject(count)}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}

function retryHelp(commands: readonly HeldCommand[]): string {
  const reasons = new Set(commands.map(({ reason }) => reason));
  if (reasons.has('parked')) return review.retryHelp.parked;
  return reasons.has('refused') ? review.retryHelp.refused : review.retryHelp.failed;
}

/** Says what came of it also where the list, and the sheet with it, is gone by then. */
function useDecision(commands: readonly HeldCommand[], onClose: () => void) {
  const toast = useToast();
  const held = useHeld();
  const { mutateAsync } = useDecideHeld();
  const [isPending, setPending] = useState(false);
  const decide = async (decision: Decision) => {
    setPending(true);
    try {
      const ids = commands.map(({ id }) => id);
      const { settled, waiting } = await mutateAsync({ ids, decision });
      const left = waiting === 0 ? [] : ((await held.refetch()).data ?? []);
      const ours = left.filter(({ id }) => ids.includes(id));
      toast.show({ text: waiting > 0 ? stillWaiting(waiting, ours) : review.settled(settled) });
      onClose();
    } catch (error) {
      toast.show({ text: describeError(error) });
    } finally {
      setPending(false);
    }
  };
  return { decide, isPending };
}
