import { takeUpdate, useUpdateReady } from '../../../app/app-updates.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { update } from '../../../messages/update.ts';

/** A new release is here; nothing while there is none. */
export function UpdateCard() {
  if (!useUpdateReady()) return null;
  return (
    <Card title={update.title}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-15 text-ink-2">{update.detail}</p>
        <Button variant="solid" onClick={takeUpdate}>
          {update.action}
        </Button>
      </div>
    </Card>
  );
}
