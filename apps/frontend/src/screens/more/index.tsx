import { Link, useNavigate } from '@tanstack/react-router';
import { Screen } from '../../app/screen.tsx';
import { moreSections } from '../../app/sections.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { Header } from '../../design/header.tsx';
import { LeadIcon, ListRow } from '../../design/list-row.tsx';
import { SyncPill } from '../../design/sync-pill.tsx';
import { titles } from '../../messages/titles.ts';
import { PersonCard } from '../settings/components/person-card.tsx';

/** What the band has no room for. */
export default function MoreScreen() {
  const navigate = useNavigate();
  const sync = useSyncStatus();
  return (
    <Screen
      title={titles.more}
      header={
        <Header
          title={titles.more}
          right={<SyncPill state={sync} onOpen={() => void navigate({ to: '/sincronizacion' })} />}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      <div className="mx-auto grid max-w-140 gap-3">
        <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
          {moreSections.map(({ to, label, icon: Icon, hint }) => (
            <li key={to}>
              <Link to={to} className="block focus-visible:-outline-offset-3">
                <ListRow
                  lead={
                    <LeadIcon>
                      <Icon aria-hidden />
                    </LeadIcon>
                  }
                  title={label}
                  detail={hint}
                  chevron
                />
              </Link>
            </li>
          ))}
        </ul>
        <PersonCard />
      </div>
    </Screen>
  );
}
