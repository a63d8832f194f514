import { UserRoundPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTeam } from '../../data/shop-queries.ts';
import type { TeamMember } from '../../data/types.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { initials } from '../../design/initials.ts';
import { Avatar, ListRow } from '../../design/list-row.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { team } from '../../messages/settings.ts';
import { titles } from '../../messages/titles.ts';
import { readablePhone } from '../entry/phone-text.ts';
import { SettingsPage } from '../settings/components/settings-page.tsx';
import { UnreadCard } from '../settings/components/unread-card.tsx';
import { MemberSheet } from './components/member-sheet.tsx';
import { NewMemberSheet } from './components/new-member-sheet.tsx';

/** Who works here and what they may do. */
export default function TeamScreen() {
  const members = useTeam();
  const [editing, setEditing] = useState<TeamMember | null>(null);
  const [adding, setAdding] = useState(false);
  const items = members.data?.items ?? [];
  const alone = members.data !== undefined && items.length === 1;
  return (
    <SettingsPage title={titles.teamSettings}>
      {members.isPending && <Skeleton rows={2} />}
      {members.error !== null && members.data === undefined && (
        <UnreadCard error={members.error} offline={team.offline} onRetry={() => void members.refetch()} />
      )}
      {items.length > 0 && (
        <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
          {items.map((member) => (
            <li key={member.id}>
              {member.role === 'owner' ? (
                <MemberRow member={member} />
              ) : (
                <button type="button" className="w-full active:bg-well" onClick={() => setEditing(member)}>
                  <MemberRow member={member} chevron />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {alone && <EmptyState icon={<Users aria-hidden />} title={team.emptyTitle} body={team.emptyBody} />}
      {members.data !== undefined && (
        <Button large icon={<UserRoundPlus aria-hidden className="size-5" />} onClick={() => setAdding(true)}>
          {team.add}
        </Button>
      )}
      {editing !== null && <MemberSheet member={editing} onClose={() => setEditing(null)} />}
      {adding && <NewMemberSheet onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}

function MemberRow({ member, chevron = false }: { member: TeamMember; chevron?: boolean }) {
  return (
    <ListRow
      lead={<Avatar>{initials(member.name)}</Avatar>}
      title={member.name}
      detail={
        <>
          {member.role === 'owner' ? team.owner : readablePhone(member.phone)}
          {!member.active && <Badge>{team.off}</Badge>}
          {member.active && !member.hasPin && <Badge>{team.noPin}</Badge>}
        </>
      }
      chevron={chevron}
    />
  );
}
