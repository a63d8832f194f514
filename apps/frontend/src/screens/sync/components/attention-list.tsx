import type { CreateCustomer } from '@michangarrito/contracts';
import type { JournalEntry } from '@michangarrito/local-store';
import { useNavigate } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { describeCode, describeError } from '../../../data/describe-error.ts';
import { useOpenSession } from '../../../data/session.ts';
import { retryEntry, setEntryAside, useJournalEntries } from '../../../data/sync-status.ts';
import { Button } from '../../../design/button.tsx';
import { useToast } from '../../../design/toast.tsx';
import { unreadableHere, whatToDo } from '../../../messages/data.ts';
import { protection } from '../../../messages/sales.ts';
import { correct } from '../../../messages/sync.ts';
import { CustomerFormSheet } from '../../customer/sheets/customer-form-sheet.tsx';
import { entryWords } from '../../sales/entry-words.ts';

/** What the server refused, each with its reason and what can be done about it. */
export function AttentionList() {
  const { device } = useOpenSession();
  const navigate = useNavigate();
  const toast = useToast();
  const { data } = useJournalEntries('needs_attention');
  const [customer, setCustomer] = useState<JournalEntry | null>(null);
  const act = (work: Promise<void>) => void work.catch((error: unknown) => toast.show({ text: describeError(error) }));
  const corrections: Record<string, (entry: JournalEntry) => void> = {
    createCustomer: setCustomer,
    createProduct: ({ id }) => void navigate({ to: '/productos/nuevo', search: { corrige: id } }),
  };
  return (
    <>
      {(data ?? []).map((entry) => {
        const correction = corrections[entry.type];
        return (
          <Attention
            key={entry.seq}
            entry={entry}
            onRetry={() => act(retryEntry(device, entry.seq))}
            onSeen={() => act(setEntryAside(device, entry.seq))}
            {...(correction !== undefined && { onCorrect: () => correction(entry) })}
          />
        );
      })}
      {customer !== null && (
        <CustomerFormSheet
          customer={null}
          first={(JSON.parse(customer.text) as CreateCustomer).payload}
          onSaved={() => {
            act(setEntryAside(device, customer.seq));
            toast.show({ text: correct.done });
          }}
          onClose={() => setCustomer(null)}
        />
      )}
    </>
  );
}

interface AttentionProps {
  entry: JournalEntry;
  onRetry: () => void;
  onSeen: () => void;
  /** Makes it anew with other data; only what a person typed can be corrected. */
  onCorrect?: () => void;
}

function Attention({ entry, onRetry, onSeen, onCorrect }: AttentionProps) {
  return (
    <section className="grid gap-2 rounded-12 bg-paper px-4 py-3 text-15 shadow-[inset_0_0_0_2px_var(--alert)]">
      <div className="flex items-start gap-2 text-alert">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
        <h2 className="text-18 leading-tight font-700">{entryWords(entry)}</h2>
      </div>
      <p className="text-ink-2">{protection.needs}</p>
      <p>{reason(entry)}</p>
      <p>{whatToDo(entry.type)}</p>
      <div className="flex flex-wrap gap-2">
        {onCorrect !== undefined && (
          <Button variant="solid" onClick={onCorrect}>
            {correct.open}
          </Button>
        )}
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
