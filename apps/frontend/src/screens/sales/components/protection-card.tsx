import type { JournalEntry } from '@michangarrito/local-store';
import { Download, Smartphone, TriangleAlert } from 'lucide-react';
import { describeCode, describeError } from '../../../data/describe-error.ts';
import { useOpenSession } from '../../../data/session.ts';
import { retryEntry, setEntryAside, useJournalEntries, useSyncView } from '../../../data/sync-status.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { useToast } from '../../../design/toast.tsx';
import { unreadableHere, whatToDo } from '../../../messages/data.ts';
import { protection } from '../../../messages/sales.ts';
import { entryWords } from '../entry-words.ts';

/** What of this device is not on the server: how much only waits, and what a person must see to. Nothing while all is protected. */
export function ProtectionCard() {
  const { device } = useOpenSession();
  const { unprotected, needsAttention, blocked } = useSyncView();
  const attention = useJournalEntries('needs_attention');
  const toast = useToast();
  if (unprotected === 0 && needsAttention === 0) return null;
  const act = (work: Promise<void>) => void work.catch((error: unknown) => toast.show({ text: describeError(error) }));
  return (
    <Card title={protection.title}>
      <div className="grid gap-3">
        {unprotected > 0 && (
          <p className="flex items-start gap-2 rounded-12 bg-here-soft px-3 py-2.5 text-15 text-here">
            <Smartphone aria-hidden className="mt-0.5 size-5 shrink-0" />
            <span>
              <b className="block font-650">{protection.here(unprotected)}</b>
              {blocked === null ? protection.hereHelp : protection.loggedOut}
            </span>
          </p>
        )}
        {(attention.data ?? []).map((entry) => (
          <AttentionEntry
            key={entry.seq}
            entry={entry}
            onRetry={() => act(retryEntry(device, entry.seq))}
            onSeen={() => act(setEntryAside(device, entry.seq))}
          />
        ))}
        <Button
          variant="text"
          className="justify-self-start"
          icon={<Download aria-hidden className="size-5" />}
          onClick={() => act(download(device))}
        >
          {protection.export}
        </Button>
      </div>
    </Card>
  );
}

function AttentionEntry({ entry, onRetry, onSeen }: { entry: JournalEntry; onRetry: () => void; onSeen: () => void }) {
  return (
    <section className="grid gap-2 rounded-12 bg-alert-soft px-3 py-2.5 text-15">
      <p className="flex items-start gap-2 text-alert">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
        <span>
          <b className="block font-650">{entryWords(entry)}</b>
          {protection.needs}
        </span>
      </p>
      <p className="text-ink">{reason(entry)}</p>
      <p className="text-ink">{whatToDo(entry.type)}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRetry}>{protection.again}</Button>
        <Button variant="text" onClick={onSeen}>
          {protection.seen}
        </Button>
      </div>
    </section>
  );
}

/** Why the server refused it; nothing is marked here, so what it cannot read is said in other words. */
function reason({ lastError }: JournalEntry): string {
  const code = lastError?.code ?? 'INTERNAL';
  return code === 'INVALID_INPUT' ? unreadableHere : describeCode(code);
}

/** Saves the journal as a file: the exact texts, whatever becomes of the network. */
async function download(device: ReturnType<typeof useOpenSession>['device']): Promise<void> {
  const url = URL.createObjectURL(new Blob([await device.journal.exportText()], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${protection.exportName}-${new Date().toISOString().slice(0, 10)}.jsonl`;
  link.click();
  URL.revokeObjectURL(url);
}
