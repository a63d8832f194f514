import { Card } from '../../../design/card.tsx';
import { LeadIcon, ListRow } from '../../../design/list-row.tsx';
import { home } from '../../../messages/home.ts';
import type { WaitingView } from './view-model.ts';

/** What waits for the owner; each row leads to where it is settled. */
export function WaitingCard({ waiting }: { waiting: readonly WaitingView[] }) {
  return (
    <Card title={home.waiting} flush>
      {waiting.length === 0 ? (
        <p className="px-3.5 py-4 text-16 text-ink-2 desk:px-5">{home.nothingWaiting}</p>
      ) : (
        <ul>
          {waiting.map(({ id, icon: Icon, tone, title, detail, value, onOpen }) => (
            <li key={id} className="border-b border-line last:border-0">
              <button type="button" onClick={onOpen} className="block w-full focus-visible:-outline-offset-3">
                <ListRow
                  lead={
                    <LeadIcon tone={tone}>
                      <Icon aria-hidden />
                    </LeadIcon>
                  }
                  title={title}
                  detail={detail}
                  {...(value !== undefined && { value: <span className="text-16">{value}</span> })}
                  chevron
                  className="border-b-0 px-3.5! desk:px-5!"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
