import type { CommandVerdict } from '@michangarrito/contracts';
import type { JournalEntry } from '@michangarrito/local-store';
import { useJournalEntries } from '../../../data/sync-status.ts';
import { Card } from '../../../design/card.tsx';
import { ListRow } from '../../../design/list-row.tsx';
import { serverKeeps } from '../../../messages/sync.ts';
import { entryWords } from '../../sales/entry-words.ts';

const MOST_NAMED = 8;

/** What the server has and has not booked yet; nothing while there is none. */
export function ServerKeepsCard() {
  const { data } = useJournalEntries('acknowledged');
  const kept = (data ?? []).filter(isKept);
  if (kept.length === 0) return null;
  return (
    <Card title={serverKeeps.title} flush>
      <p className="px-3.5 py-2.5 text-15 text-ink-2 desk:px-5">{serverKeeps.help}</p>
      <ul className="border-t border-line">
        {kept.slice(0, MOST_NAMED).map((entry) => (
          <li key={entry.seq}>
            <ListRow title={entryWords(entry)} detail={whatItWaitsFor(entry)} />
          </li>
        ))}
        {kept.length > MOST_NAMED && (
          <li className="px-4 py-2.5 text-15 text-ink-2">{serverKeeps.more(kept.length - MOST_NAMED)}</li>
        )}
      </ul>
    </Card>
  );
}

type KeptEntry = JournalEntry & {
  readonly verdict: CommandVerdict & { readonly verdict: 'parked' | 'quarantined' };
};

function whatItWaitsFor({ verdict }: KeptEntry): string {
  return verdict.error?.code === 'AWAITS_OWNER' ? serverKeeps.awaitsOwner : serverKeeps[verdict.verdict];
}

function isKept(entry: JournalEntry): entry is KeptEntry {
  return entry.verdict?.verdict === 'parked' || entry.verdict?.verdict === 'quarantined';
}
