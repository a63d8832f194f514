import { HardDrive } from 'lucide-react';
import { useState } from 'react';
import { useStorageProtection } from '../../../data/storage-protection.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { storage } from '../../../messages/sync.ts';

/** Below this the next weeks of sales may not fit. */
const LITTLE_ROOM_BYTES = 50e6;

/** Whether the browser may throw away what is here, and how much room there is. */
export function StorageCard() {
  const { protection, ask } = useStorageProtection();
  const [asked, setAsked] = useState(false);
  if (protection === null) return null;
  const { persisted, usage, left } = protection;
  return (
    <Card title={storage.title}>
      <div className="grid justify-items-start gap-2 text-15 text-ink-2">
        <p className="flex items-start gap-2">
          <HardDrive aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span>
            {persisted ? storage.persisted : storage.notPersisted}
            {usage !== null && left !== null && ` ${storage.used(storage.size(usage), storage.size(left))}`}
          </span>
        </p>
        {left !== null && left < LITTLE_ROOM_BYTES && <p className="font-650 text-alert">{storage.almostFull}</p>}
        {!persisted && asked && <p role="status">{storage.refused}</p>}
        {!persisted && (
          <Button variant="text" className="-ml-3" onClick={() => void ask().then(() => setAsked(true))}>
            {storage.ask}
          </Button>
        )}
      </div>
    </Card>
  );
}
